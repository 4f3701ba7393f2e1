package kr.haetae.hub.mailbox;

import java.util.UUID;
import kr.haetae.hub.directory.ExchangeId;

/**
 * Renders the tasks of one kind. The mailbox keeps no contents: they are asked for at every delivery, so that an address
 * is stored in one place only.
 */
public interface TaskContents {
    TaskKind kind();

    /**
     * The contents of a task, at the moment it is delivered; called outside any transaction, on any thread. A repeated
     * delivery may be rendered anew but asks for the same. If it throws, the task is tried again when its lease ends.
     */
    TaskContent contentOf(UUID subject, ExchangeId exchange);
}
