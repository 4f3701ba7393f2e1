package kr.haetae.agent.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import kr.haetae.agent.journal.Entry;
import kr.haetae.protocol.BatchHeader;
import kr.haetae.protocol.RefusalCode;
import kr.haetae.protocol.SigningKey;
import org.junit.jupiter.api.Test;

class EvaluatedBatchesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final SigningKey hub = SigningKey.generate();
    private final EvaluatedBatches batches = new EvaluatedBatches();

    private static BatchHeader header(String batchId, String merkleRoot) {
        String hash = "0".repeat(64);
        return new BatchHeader(
                batchId, "0".repeat(16), "2026-11-22T12:00:00.000Z", 16, hash, hash, "LB1     ", merkleRoot);
    }

    private static String id(int number) {
        return "0".repeat(24) + HexFormat.of().toHexDigits(number);
    }

    private void evaluate(Instant time, String task, BatchHeader header) {
        batches.take(time, new Entry.BatchReceived(task, header.sign(hub)));
        batches.take(time, new Entry.Evaluated(task, header.batchId(), 1, 16, header.elementsSha256()));
    }

    @Test
    void knowsWhatWasEvaluatedByItsFirstHeader() {
        BatchHeader first = header(id(1), "1".repeat(64));
        evaluate(NOON, "a", first);
        evaluate(NOON, "b", header(id(1), "2".repeat(64)));
        assertThat(batches.header(id(1))).contains(first);
        assertThat(batches.header(id(2))).isEmpty();
    }

    @Test
    void whatWasReceivedButRefusedWasNotEvaluated() {
        batches.take(
                NOON, new Entry.BatchReceived("a", header(id(1), "1".repeat(64)).sign(hub)));
        assertThat(batches.header(id(1))).as("not answered yet").isEmpty();
        batches.take(NOON, new Entry.Refused("a", RefusalCode.QUOTA_EXCEEDED, true));
        batches.take(NOON, new Entry.Evaluated("a", id(1), 1, 16, "0".repeat(64)));
        assertThat(batches.header(id(1))).isEmpty();
    }

    @Test
    void forgetsAfterThirtyFiveDays() {
        evaluate(NOON, "a", header(id(1), "1".repeat(64)));
        evaluate(NOON.plus(Duration.ofDays(35)), "b", header(id(2), "1".repeat(64)));
        assertThat(batches.header(id(1))).isPresent();
        evaluate(NOON.plus(Duration.ofDays(36)), "c", header(id(3), "1".repeat(64)));
        assertThat(batches.header(id(1))).isEmpty();
        assertThat(batches.header(id(2))).isPresent();
    }
}
