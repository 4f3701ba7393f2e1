package kr.haetae.agent.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kr.haetae.agent.report.Problem;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");

    @TempDir
    Path folder;

    private List<JournalLine> reopened() throws Exception {
        List<JournalLine> lines = new ArrayList<>();
        Journal.open(folder, Instant.EPOCH, lines::add).close();
        return lines;
    }

    private void append(String task) throws Exception {
        try (Journal journal = Journal.open(folder, Instant.EPOCH, line -> {})) {
            journal.append(NOW, List.of(entry(task)));
        }
    }

    private static Entry entry(String task) {
        return new Entry.Evaluated(task, "b", 7, 16, "e");
    }

    @Test
    void aLineOfAnAgentThatKnewNothingOfChainsIsRead() {
        byte[] item = "{\"position\":0,\"chain\":\"bsc\",\"addressHmac\":\"h\",\"managed\":true,\"memo\":\"KNOWN\"}"
                .getBytes(StandardCharsets.UTF_8);
        assertThat(Json.read(item, Entry.ConfirmAnswered.Item.class).listedOn()).isEmpty();
    }

    private Path file() {
        return folder.resolve("agent-000001.jsonl");
    }

    @Test
    void linesOutliveTheProcessInOrderAndChained() throws Exception {
        append("one");
        append("two");
        try (Journal journal = Journal.open(folder, Instant.EPOCH, line -> {})) {
            journal.append(NOW, List.of(new Entry.BatchReceived("three", "jws"), entry("three")));
        }
        List<JournalLine> lines = reopened();
        assertThat(lines).extracting(JournalLine::seq).containsExactly(1L, 2L, 3L, 4L);
        assertThat(lines.get(0).previous()).isEqualTo("0".repeat(64));
        assertThat(lines.get(3).entry()).isEqualTo(entry("three"));
        List<String> raw = Files.readAllLines(file());
        assertThat(lines.get(1).previous())
                .isEqualTo(JournalLine.hash(raw.get(0).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aTornTailIsCutOffAndTheChainGoesOn() throws Exception {
        append("one");
        append("two");
        long whole = Files.size(file());
        for (String torn : List.of("{\"seq\":3,\"time\":\"2026", "\0\0\0\0\n", "{}\n")) {
            Files.writeString(file(), torn, StandardOpenOption.APPEND);
            assertThat(reopened()).hasSize(2);
            assertThat(Files.size(file())).isEqualTo(whole);
        }
        append("three");
        assertThat(reopened()).extracting(JournalLine::seq).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aChangedLineInTheMiddleIsNotRepairedButReported() throws Exception {
        append("one");
        append("two");
        append("three");
        String changed = Files.readString(file()).replaceFirst("\"elements\":16", "\"elements\":10");
        Files.writeString(file(), changed);
        assertThatThrownBy(this::reopened).isInstanceOf(Problem.class).hasMessage("journal.damaged");
        assertThat(Files.readString(file())).isEqualTo(changed);
    }

    @Test
    void filesRotateAndOnlyThoseThatMatterAreReplayed() throws Exception {
        try (Journal journal = Journal.open(folder, Instant.EPOCH, line -> {}, 400)) {
            for (int i = 0; i < 20; i++) {
                journal.append(NOW.plus(Duration.ofHours(i)), List.of(entry("task" + i)));
            }
        }
        assertThat(new JournalFiles(folder).list()).hasSizeGreaterThan(3);
        assertThat(reopened()).hasSize(20);
        List<JournalLine> recent = new ArrayList<>();
        try (Journal journal = Journal.open(folder, NOW.plus(Duration.ofHours(18)), recent::add, 400)) {
            journal.append(NOW.plus(Duration.ofHours(20)), List.of(new Entry.Refused("t", RefusalCode.TOO_OLD, true)));
        }
        assertThat(recent).extracting(JournalLine::seq).containsExactly(19L, 20L);
        assertThat(reopened()).hasSize(21);
    }
}
