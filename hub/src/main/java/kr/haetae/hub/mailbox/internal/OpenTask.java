package kr.haetae.hub.mailbox.internal;

import kr.haetae.hub.mailbox.TaskKind;
import org.jspecify.annotations.Nullable;

/**
 * A task as an arriving answer finds it.
 *
 * @param answer the signed answer that counts, or null while there is none
 * @param attachmentBytes how many bytes were attached when the task was handed over, or null if it never was
 */
record OpenTask(
        TaskKind kind,
        State state,
        @Nullable String answer,
        @Nullable Integer attachmentBytes) {
    /** Where a task stands. */
    enum State {
        QUEUED,
        LEASED,
        ANSWERED,
        PROCESSED,
        WITHDRAWN
    }
}
