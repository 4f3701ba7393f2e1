package kr.haetae.hub.verification.sending;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import kr.haetae.hub.keys.HubKeys;
import kr.haetae.hub.verification.blinding.BatchSecrets;
import kr.haetae.hub.verification.blinding.Blinder.BlindedBatch;
import kr.haetae.hub.verification.planning.BatchPlan;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.BatchHeader;
import kr.haetae.protocol.WireTime;
import org.springframework.stereotype.Component;

/** Signs what every exchange is told of a batch. */
@Component
public class HeaderMaker {
    private static final HexFormat HEX = HexFormat.of();
    /** A canary batch borrows the commonest legal basis and no case, so that it looks like any other. */
    private static final String CANARY_LEGAL_BASIS = "LB1";

    private final HubKeys keys;
    private final Asking asking;

    public HeaderMaker(HubKeys keys, Asking asking) {
        this.keys = keys;
        this.asking = asking;
    }

    /** The signed header of a batch that was just blinded. */
    String header(StoredBatch batch, BlindedBatch blinded, byte[] seed, Instant now) {
        Asking.Asker asker = batch.verificationId() == null ? null : asking.of(batch.verificationId());
        byte[] commitment =
                caseCommitment(seed, asker == null ? "" : asker.inCase().text());
        BatchHeader header = new BatchHeader(
                HEX.formatHex(BatchPlan.bytes(batch.id())),
                HEX.toHexDigits(batch.indexFrom()),
                WireTime.format(now),
                batch.plan().size(),
                HEX.formatHex(BatchCommitment.sha256().digest(blinded.elements().array())),
                HEX.formatHex(commitment),
                String.format("%-8s", asker == null ? CANARY_LEGAL_BASIS : asker.legalBasis()),
                HEX.formatHex(blinded.merkleRoot().array()));
        return header.sign(keys.signingKey());
    }

    /**
     * The commitment to a case under a batch's seed.
     *
     * @param caseText as the audit log names it
     */
    public static byte[] caseCommitment(byte[] seed, String caseText) {
        byte[] salt = new BatchSecrets(seed).caseSalt();
        byte[] commitment = BatchCommitment.caseCommitment(salt, caseText);
        Arrays.fill(salt, (byte) 0);
        return commitment;
    }
}
