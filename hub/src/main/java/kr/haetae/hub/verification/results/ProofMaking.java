package kr.haetae.hub.verification.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kr.haetae.hub.audit.LogRow;
import kr.haetae.hub.audit.LogRows;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.verification.AnswerProof;
import kr.haetae.hub.verification.AnswerProof.Confirmed;
import kr.haetae.hub.verification.AnswerProof.Element;
import kr.haetae.hub.verification.AnswerProof.Logged;
import kr.haetae.hub.verification.AnswerProof.Lookup;
import kr.haetae.hub.verification.blinding.Openings;
import kr.haetae.hub.verification.confirming.SignedAnswers;
import kr.haetae.hub.verification.opaque.Bytes;
import kr.haetae.hub.verification.planning.PackedAnswers;
import kr.haetae.hub.verification.sending.Batches;
import kr.haetae.hub.verification.sending.StoredBatch;
import kr.haetae.protocol.audit.AuditField;
import kr.haetae.tlog.Base64Text;
import kr.haetae.tlog.MerkleTree;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes the proofs of what one exchange said at one position of a batch. */
@Component
class ProofMaking {
    private final JdbcClient jdbc;
    private final Batches batches;
    private final LogRows log;

    ProofMaking(JdbcClient jdbc, Batches batches, LogRows log) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.log = log;
    }

    private record Kept(Bytes answers, UUID entry, String header) {}

    /**
     * That the exchange's index said what it said.
     *
     * @throws Problem ANSWER_NOT_LOGGED
     */
    Lookup lookup(UUID batchId, int position, String exchange) {
        Kept kept = jdbc.sql("""
                        select a.answers, a.audit_entry, b.header from batch_answer a join batch b on b.id = a.batch_id
                        where a.batch_id = ? and a.exchange = ? and a.state = 'ANSWERED' and a.audit_entry is not null
                        """)
                .params(batchId, exchange)
                .query((row, number) -> new Kept(
                        Bytes.of(row.getBytes("answers")),
                        row.getObject("audit_entry", UUID.class),
                        row.getString("header")))
                .optional()
                .orElseThrow(() -> new Problem(ProblemCode.ANSWER_NOT_LOGGED));
        byte[] answers = kept.answers().array();
        List<byte[]> leaves = new ArrayList<>(answers.length);
        for (int i = 0; i < answers.length; i++) {
            leaves.add(PackedAnswers.leaf(i, answers[i]));
        }
        return new Lookup(
                batchId.toString(),
                position,
                answers.length,
                answers[position],
                path(leaves, position),
                element(batchId, position, kept.header()),
                logged(kept.entry()));
    }

    private Element element(UUID batchId, int position, String header) {
        StoredBatch batch = batches.load(batchId);
        byte[] seed = batches.seed(batch);
        List<byte[]> inputs = batch.plan().inputs(batchId);
        Openings openings = Openings.of(inputs, seed, batch.indexFrom());
        Arrays.fill(seed, (byte) 0);
        return new Element(HexFormat.of().formatHex(inputs.get(position)), openings.at(position), header);
    }

    private record Item(int item, int position, String chain, String memo, boolean managed, String match) {}

    /** What the exchange signed of that position, asked about as that chain and memo; null where it was not asked. */
    @Nullable
    Confirmed confirmation(UUID batchId, int position, String exchange, String chain, @Nullable String memo) {
        Map<UUID, UUID> answered = new LinkedHashMap<>();
        jdbc.sql("""
                        select id, audit_entry from confirmation c
                        where batch_id = ? and exchange = ? and state = 'ANSWERED' and audit_entry is not null
                        and exists (select 1 from confirmation_item where confirmation_id = c.id and position = ?)
                        order by answered_at desc
                        """).params(batchId, exchange, position).query(row -> {
            answered.put(row.getObject("id", UUID.class), row.getObject("audit_entry", UUID.class));
        });
        for (Map.Entry<UUID, UUID> one : answered.entrySet()) {
            List<Item> items = items(one.getKey());
            for (Item item : items) {
                if (item.position() == position
                        && item.chain().equals(chain)
                        && item.memo().equals(memo == null ? "" : memo)) {
                    return confirmed(items, item, one.getValue());
                }
            }
        }
        return null;
    }

    private Confirmed confirmed(List<Item> items, Item item, UUID entry) {
        List<byte[]> leaves = items.stream()
                .map(one -> SignedAnswers.leaf(one.item(), one.position(), one.managed(), one.match()))
                .toList();
        return new Confirmed(
                item.item(),
                item.position(),
                item.managed(),
                item.match(),
                items.size(),
                path(leaves, item.item()),
                logged(entry));
    }

    private List<Item> items(UUID confirmation) {
        return jdbc.sql("select * from confirmation_item where confirmation_id = ? order by item_no")
                .param(confirmation)
                .query((row, number) -> new Item(
                        row.getInt("item_no"),
                        row.getInt("position"),
                        row.getString("chain"),
                        row.getString("memo"),
                        row.getBoolean("managed"),
                        row.getString("memo_match")))
                .list();
    }

    /** The row of an entry with its facts alone opened. */
    private Logged logged(UUID entry) {
        Long index = log.indexesOf(List.of(entry)).get(entry);
        LogRow row = index == null ? null : log.row(index).orElse(null);
        if (row == null) {
            throw new Problem(ProblemCode.ANSWER_NOT_LOGGED);
        }
        return row.opening(AuditField.FACTS)
                .map(opening -> new Logged(
                        row.index(), new AnswerProof.Opening(opening.field().code(), opening.salt(), opening.values())))
                .orElseThrow(() -> new Problem(ProblemCode.LOG_ENTRY_ERASED));
    }

    private static List<String> path(List<byte[]> leaves, int index) {
        return MerkleTree.of(leaves).inclusionPath(index).stream()
                .map(Base64Text::encode)
                .toList();
    }
}
