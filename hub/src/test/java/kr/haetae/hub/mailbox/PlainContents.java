package kr.haetae.hub.mailbox;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.protocol.Message;

/** Contents that follow from the subject alone. */
record PlainContents(TaskKind kind) implements TaskContents {
    static final int ATTACHMENT_BYTES = 16 * 32;

    @Override
    public TaskContent contentOf(UUID subject, ExchangeId exchange) {
        return kind == TaskKind.EVALUATE
                ? new TaskContent(new Message.Evaluate("header " + subject, 1, "ab".repeat(32)), attachment(subject))
                : new TaskContent(
                        new Message.Confirm(subject.toString(), "agency", "LB1", "00".repeat(32), List.of()),
                        new byte[0]);
    }

    static byte[] attachment(UUID subject) {
        return subject.toString()
                .repeat(ATTACHMENT_BYTES)
                .substring(0, ATTACHMENT_BYTES)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
