package kr.haetae.hub.mailbox;

import kr.haetae.protocol.Message;

/** What one delivery of a task carries: the message that is signed and the bulk bytes it commits to. */
public final class TaskContent {
    private final Message message;
    private final byte[] attachment;

    /**
     * A task's contents.
     *
     * @param attachment packed elements, or empty; not copied, so not to be changed afterwards
     */
    public TaskContent(Message message, byte[] attachment) {
        this.message = message;
        this.attachment = attachment;
    }

    public Message message() {
        return message;
    }

    /** The bulk bytes, not copied. */
    public byte[] attachment() {
        return attachment;
    }

    /** Says sizes only: a message may hold addresses. */
    @Override
    public String toString() {
        return "TaskContent[" + message.getClass().getSimpleName() + ", " + attachment.length + " bytes attached]";
    }
}
