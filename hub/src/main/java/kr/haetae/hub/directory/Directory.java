package kr.haetae.hub.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.haetae.protocol.MemberCard;
import kr.haetae.tlog.NoteKey;

/** Which organisations take part: exchanges and agencies. */
public interface Directory {
    /** All exchanges, suspended ones too, by name. */
    List<Exchange> exchanges();

    /** The active exchange that presented this TLS certificate. */
    Optional<Exchange> byCertificate(String sha256Hex);

    /** One exchange, also a suspended one. */
    Optional<Exchange> find(ExchangeId id);

    /**
     * Admits an exchange with its card, or replaces its keys if the card is newer. The same card again changes nothing.
     *
     * @throws IllegalArgumentException if the card is not well-formed or its certificate is another exchange's
     */
    void admit(MemberCard card);

    /** The keys with which active exchanges cosign the audit log; those that are no witnesses are left out. */
    Map<ExchangeId, NoteKey> witnessKeys();

    /** One agency. */
    Optional<Agency> agency(String id);

    /** All agencies, by id. */
    List<Agency> agencies();

    /** Enters an agency, or corrects its names. */
    void enter(Agency agency);
}
