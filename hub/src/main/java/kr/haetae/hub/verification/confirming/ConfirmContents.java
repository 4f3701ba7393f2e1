package kr.haetae.hub.verification.confirming;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.mailbox.TaskContent;
import kr.haetae.hub.mailbox.TaskContents;
import kr.haetae.hub.mailbox.TaskKind;
import kr.haetae.hub.verification.blinding.Openings;
import kr.haetae.hub.verification.planning.BatchPlan;
import kr.haetae.hub.verification.sending.Asking;
import kr.haetae.hub.verification.sending.Batches;
import kr.haetae.hub.verification.sending.HeaderMaker;
import kr.haetae.hub.verification.sending.StoredBatch;
import kr.haetae.protocol.Message;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the one exchange that holds addresses is asked: these addresses, in this case's name, on this legal basis. Each
 * comes with the opening of its leaf, and all with the batch's elements, so that the agent can check that it is asked in
 * the clear for nothing but what it was asked blindly before.
 */
@Component
class ConfirmContents implements TaskContents {
    private final JdbcClient jdbc;
    private final Batches batches;
    private final Asking asking;

    ConfirmContents(JdbcClient jdbc, Batches batches, Asking asking) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.asking = asking;
    }

    @Override
    public TaskKind kind() {
        return TaskKind.CONFIRM;
    }

    @Override
    public TaskContent contentOf(UUID subject, ExchangeId exchange) {
        UUID batchId = jdbc.sql("select batch_id from confirmation where id = ? and exchange = ?")
                .params(subject, exchange.name())
                .query(UUID.class)
                .single();
        StoredBatch batch = batches.load(batchId);
        Asking.Asker asker = asking.of(Objects.requireNonNull(batch.verificationId()));
        byte[] seed = batches.seed(batch);
        byte[] commitment = HeaderMaker.caseCommitment(seed, asker.inCase().text());
        Openings openings = Openings.of(batch.plan().inputs(batchId), seed, batch.indexFrom());
        Arrays.fill(seed, (byte) 0);
        Message.Confirm message = new Message.Confirm(
                HexFormat.of().formatHex(BatchPlan.bytes(batchId)),
                asker.agency(),
                asker.legalBasis(),
                HexFormat.of().formatHex(commitment),
                items(subject, openings));
        return new TaskContent(message, batches.elements(batchId));
    }

    private List<Message.Confirm.Item> items(UUID confirmation, Openings openings) {
        return jdbc.sql("""
                        select position, chain, address, memo from confirmation_item
                        where confirmation_id = ? order by item_no
                        """)
                .param(confirmation)
                .query((row, number) -> new Message.Confirm.Item(
                        row.getInt("position"),
                        row.getString("chain"),
                        row.getString("address"),
                        row.getString("memo"),
                        openings.at(row.getInt("position"))))
                .list();
    }
}
