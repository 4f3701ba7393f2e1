package kr.haetae.hub.verification.sending;

import java.util.UUID;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.mailbox.TaskContent;
import kr.haetae.hub.mailbox.TaskContents;
import kr.haetae.hub.mailbox.TaskKind;
import kr.haetae.protocol.Message;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an agent is given to evaluate: the same header and elements as every other, and the epoch its task is pinned to. */
@Component
class EvaluateContents implements TaskContents {
    private final JdbcClient jdbc;

    EvaluateContents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.EVALUATE;
    }

    @Override
    public TaskContent contentOf(UUID subject, ExchangeId exchange) {
        return jdbc.sql("""
                        select b.header, b.elements, i.epoch, i.public_key
                        from batch b join batch_answer a on a.batch_id = b.id join asked_index i on i.index_id = a.index_id
                        where b.id = ? and a.exchange = ?
                        """)
                .params(subject, exchange.name())
                .query((row, number) -> new TaskContent(
                        new Message.Evaluate(
                                row.getString("header"), row.getLong("epoch"), row.getString("public_key")),
                        row.getBytes("elements")))
                .single();
    }
}
