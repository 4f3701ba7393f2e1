package kr.haetae.hub.verification.submitting;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import kr.haetae.hub.verification.Submission;
import kr.haetae.hub.verification.intake.Intake.RowsRead;
import kr.haetae.hub.verification.intake.RawRow;
import kr.haetae.protocol.BatchCommitment;
import org.jspecify.annotations.Nullable;

/** Tells whether two submissions with one idempotency key are the same one. */
final class RequestDigest {
    private RequestDigest() {}

    /** SHA-256 over everything asked, each part behind its length. */
    static byte[] of(Submission submission, RowsRead read) {
        MessageDigest digest = BatchCommitment.sha256();
        put(digest, submission.caseId().value());
        put(digest, submission.purpose());
        put(digest, String.valueOf(submission.deadlineSeconds()));
        for (RawRow row : read.rows()) {
            put(digest, row.address());
            put(digest, row.chain());
            put(digest, row.memo());
        }
        return digest.digest();
    }

    static boolean same(byte[] one, byte[] other) {
        return Arrays.equals(one, other);
    }

    private static void put(MessageDigest digest, @Nullable String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(text == null ? -1 : bytes.length)
                .array());
        digest.update(bytes);
    }
}
