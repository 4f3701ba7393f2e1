package kr.haetae.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

/**
 * What the hub must know of an exchange's agent before it admits it; handed over out of band and pinned.
 *
 * @param exchange the exchange's name, verbatim everywhere
 * @param certificateSha256 of the agent's TLS client certificate (DER), 64 hex digits
 * @param verifyKey the agent's message key: SubjectPublicKeyInfo, Base64
 * @param witnessKey the verifier key its cosignatures are checked with ({@code name+id+base64}); empty if it is no
 *     witness of the audit log
 */
public record MemberCard(
        String exchange,
        String certificateSha256,
        String verifyKey,
        @JsonSetter(nulls = Nulls.AS_EMPTY) String witnessKey) {
    /** A card of an agent that is no witness. */
    public MemberCard(String exchange, String certificateSha256, String verifyKey) {
        this(exchange, certificateSha256, verifyKey, "");
    }
}
