package kr.haetae.hub.verification.submitting;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kr.haetae.hub.keys.HubKeys;
import kr.haetae.hub.verification.Submission;
import kr.haetae.hub.verification.intake.Intake.RowsRead;
import kr.haetae.hub.verification.intake.RawRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells whether two submissions with one idempotency key are the same one. Keyed, for it stays in the audit log: addresses
 * are guessable, and whoever reads a plain hash of them could test guesses.
 */
@Component
class RequestDigest {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    RequestDigest(HubKeys keys) {
        this.key = new SecretKeySpec(keys.derive("verification request", new byte[0], KEY_BYTES), ALGORITHM);
    }

    /** HMAC-SHA256 over everything asked, each part behind its length. */
    byte[] of(Submission submission, RowsRead read) {
        Mac digest = mac();
        put(digest, submission.caseId().value());
        put(digest, submission.purpose());
        put(digest, String.valueOf(submission.deadlineSeconds()));
        for (RawRow row : read.rows()) {
            put(digest, row.address());
            put(digest, row.chain());
            put(digest, row.memo());
        }
        return digest.doFinal();
    }

    static boolean same(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static void put(Mac digest, @Nullable String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(text == null ? -1 : bytes.length)
                .array());
        digest.update(bytes);
    }
}
