package kr.haetae.hub.mailbox;

import java.util.UUID;

/** Is told that results of one kind wait to be processed. A hint only: it may be lost, and results found without it. */
public interface ResultListener {
    TaskKind kind();

    /** Called after commit on any thread; must return at once. */
    void resultArrived(UUID taskId);
}
