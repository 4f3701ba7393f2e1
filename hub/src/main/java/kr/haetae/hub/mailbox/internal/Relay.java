package kr.haetae.hub.mailbox.internal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one handing over of a task.
 *
 * @param envelopeSha256 of what was signed, 64 hex digits
 * @param attachmentBytes how much came with it
 * @param envelope what was signed, where it is evidence of what an answer is about; else null. It holds addresses
 */
record Relay(
        UUID taskId,
        int attempt,
        String envelopeSha256,
        int attachmentBytes,
        @Nullable String envelope) {
    /** Which task and attempt alone. */
    @Override
    public String toString() {
        return "Relay[" + taskId + ", " + attempt + "]";
    }
}
