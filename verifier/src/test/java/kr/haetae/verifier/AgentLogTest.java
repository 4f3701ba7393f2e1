package kr.haetae.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.BatchHeader;
import kr.haetae.protocol.SigningKey;
import kr.haetae.protocol.WireTime;
import kr.haetae.protocol.audit.DrawnElement.Draw;
import kr.haetae.verifier.AgentLog.BrokenLogException;
import org.junit.jupiter.api.Test;

class AgentLogTest {
    private static final SigningKey HUB = SigningKey.generate();

    @Test
    void everyBatchIsReadOnceWhicheverLinesAreBetween() throws Exception {
        AgentLog log = read(lines(HUB, 1, 2, 2, 3));
        assertThat(log.batches()).extracting(AgentLog.Batch::batchId).containsExactly(id(1), id(2), id(3));
        assertThat(log.batches()).allMatch(batch -> batch.count() == 16);
        assertThat(log.lines()).isEqualTo(8);
    }

    @Test
    void aLineThatWasTakenOutOrChangedOrSignedBySomebodyElseIsTold() {
        List<String> lines = lines(HUB, 1, 2, 3);
        for (int line = 1; line < lines.size() - 1; line++) {
            List<String> without = new ArrayList<>(lines);
            without.remove(line);
            assertThatThrownBy(() -> read(without)).isInstanceOf(BrokenLogException.class);
            List<String> changed = new ArrayList<>(lines);
            changed.set(line, changed.get(line).replace("\"kind\":\"", "\"kind\":\"x"));
            assertThatThrownBy(() -> read(changed)).isInstanceOf(BrokenLogException.class);
        }
        assertThatThrownBy(() -> read(lines(SigningKey.generate(), 1))).isInstanceOf(BrokenLogException.class);
        assertThatThrownBy(() -> read(List.of("no json"))).isInstanceOf(BrokenLogException.class);
    }

    @Test
    void drawsAreFixedByTheirSeedNeverRepeatAndReachEveryElement() throws Exception {
        List<AgentLog.Batch> batches = read(lines(HUB, 1, 2, 3)).batches();
        byte[] seed = new byte[32];
        List<Draw> all = Lottery.draw(batches, seed, 1_000);
        assertThat(all).hasSize(48).doesNotHaveDuplicates();
        assertThat(all).allMatch(draw -> draw.position() >= 0 && draw.position() < 16);
        assertThat(Lottery.draw(batches, seed, 10)).isEqualTo(all.subList(0, 10));
        seed[0] = 1;
        assertThat(Lottery.draw(batches, seed, 10)).isNotEqualTo(all.subList(0, 10));
        assertThat(Lottery.draw(List.of(), seed, 10)).isEmpty();
    }

    private static AgentLog read(List<String> lines) throws IOException, BrokenLogException {
        AgentLog log = new AgentLog(HUB.verifyKey());
        log.read(new BufferedReader(new StringReader(String.join("\n", lines) + "\n")));
        return log;
    }

    /** A log as an agent writes it: each batch received, and evaluated. */
    private static List<String> lines(SigningKey hub, int... batches) {
        List<String> lines = new ArrayList<>();
        String previous = "0".repeat(64);
        for (int batch : batches) {
            String header = new BatchHeader(
                            id(batch),
                            "0".repeat(16),
                            WireTime.format(Instant.EPOCH),
                            16,
                            "0".repeat(64),
                            "0".repeat(64),
                            "LB1     ",
                            "0".repeat(64))
                    .sign(hub);
            for (String entry : List.of(
                    "{\"kind\":\"batch\",\"task\":\"t\",\"header\":\"" + header + "\"}",
                    "{\"kind\":\"evaluated\",\"task\":\"t\"}")) {
                String line = "{\"seq\":" + (lines.size() + 1) + ",\"previous\":\"" + previous + "\",\"entry\":" + entry
                        + "}";
                lines.add(line);
                previous = HexFormat.of()
                        .formatHex(BatchCommitment.sha256().digest(line.getBytes(StandardCharsets.UTF_8)));
            }
        }
        return lines;
    }

    private static String id(int batch) {
        return "%032x".formatted(batch);
    }
}
