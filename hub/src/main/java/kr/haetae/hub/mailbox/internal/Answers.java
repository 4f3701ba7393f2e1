package kr.haetae.hub.mailbox.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import kr.haetae.hub.mailbox.TaskKind;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.BatchSize;
import kr.haetae.protocol.Envelope;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.MalformedMessageException;
import kr.haetae.protocol.Message;
import org.jspecify.annotations.Nullable;

/** What an answer must be to fit its task, and when two answers say the same. */
final class Answers {
    private static final Pattern PROOF = Pattern.compile("[0-9a-f]{128}");
    private static final int PAYLOAD_PART = 1;
    private static final int JWS_PARTS = 3;

    private Answers() {}

    /**
     * Checks that an answer is of the right kind and that its attachment is the one it commits to.
     *
     * @param sentBytes how many bytes were attached to the task, or null if it was never handed over
     * @throws MalformedMessageException if it does not fit
     */
    static void checkFits(TaskKind kind, Message answer, byte[] attached, @Nullable Integer sentBytes) {
        if (sentBytes == null) {
            throw new MalformedMessageException("an answer to what was never asked");
        }
        if (answer instanceof Message.Evaluated evaluated && kind == TaskKind.EVALUATE) {
            if (attached.length != sentBytes
                    || !sha256Hex(attached).equals(evaluated.evaluatedSha256())
                    || !PROOF.matcher(evaluated.proof()).matches()) {
                throw new MalformedMessageException("the attachment or proof is not what the answer commits to");
            }
        } else if (attached.length != 0) {
            throw new MalformedMessageException("an attachment where none belongs");
        } else if (answer instanceof Message.Confirmed confirmed && kind == TaskKind.CONFIRM) {
            if (confirmed.answers().size() > BatchSize.MAX) {
                throw new MalformedMessageException("too many answers");
            }
        } else if (!(answer instanceof Message.Refused)) {
            throw new MalformedMessageException("an answer of another kind than the task");
        }
    }

    /** Whether two answers say the same. Proofs differ by their nonce each time they are made, and are left out. */
    static boolean agree(Message one, Message other) {
        return withoutProof(one).equals(withoutProof(other));
    }

    private static Message withoutProof(Message answer) {
        return answer instanceof Message.Evaluated evaluated
                ? new Message.Evaluated(
                        evaluated.batchId(), evaluated.epoch(), evaluated.publicKey(), evaluated.evaluatedSha256(), "")
                : answer;
    }

    /** A short name for the record of acts. */
    static String nameOf(Message answer) {
        return answer.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads what a signed envelope says that was verified before it was stored; its signer's key may have changed since.
     * Empty if it cannot be read: one bad row must never hold up the others.
     */
    static Optional<Message> stored(String jws) {
        String[] parts = jws.split("\\.", JWS_PARTS);
        if (parts.length != JWS_PARTS) {
            return Optional.empty();
        }
        try {
            byte[] payload = Base64.getUrlDecoder().decode(parts[PAYLOAD_PART]);
            return Optional.of(Json.read(payload, Envelope.class).message());
        } catch (IllegalArgumentException | MalformedMessageException e) {
            return Optional.empty();
        }
    }

    static String sha256Hex(String text) {
        return sha256Hex(text.getBytes(StandardCharsets.US_ASCII));
    }

    static String sha256Hex(byte[] bytes) {
        return HexFormat.of().formatHex(BatchCommitment.sha256().digest(bytes));
    }
}
