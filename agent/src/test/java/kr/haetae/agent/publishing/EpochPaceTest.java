package kr.haetae.agent.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import kr.haetae.agent.publishing.EpochMeta.Stage;
import kr.haetae.protocol.WireTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochPaceTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final EpochPace pace = new EpochPace(3);

    private static EpochMeta epoch(long number, Stage stage) {
        String hash = "0".repeat(64);
        return new EpochMeta(number, WireTime.format(NOON), hash, hash, hash, stage);
    }

    private static List<EpochMeta> failures(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> epoch(count - i, Stage.FAILED))
                .toList();
    }

    @Test
    void afterADaysEpochsTheNextWaitsUntilTheOldestIsADayAgo() {
        List<Instant> two = List.of(NOON, NOON.plusSeconds(1));
        assertThat(pace.next(two, List.of())).isEqualTo(Instant.MIN);
        List<Instant> three = List.of(NOON, NOON.plusSeconds(1), NOON.plusSeconds(2));
        assertThat(pace.next(three, List.of())).isEqualTo(NOON.plus(Duration.ofDays(1)));
        List<Instant> byHand = List.of(NOON, NOON.plusSeconds(1), NOON.plusSeconds(2), NOON.plusSeconds(3));
        assertThat(pace.next(byHand, List.of())).isEqualTo(NOON.plusSeconds(1).plus(Duration.ofDays(1)));
    }

    @Test
    void everyFailureInARowDoublesTheWaitUpToAnHour() {
        assertThat(pace.next(List.of(), failures(1))).isEqualTo(NOON.plus(Duration.ofMinutes(1)));
        assertThat(pace.next(List.of(), failures(2))).isEqualTo(NOON.plus(Duration.ofMinutes(2)));
        assertThat(pace.next(List.of(), failures(6))).isEqualTo(NOON.plus(Duration.ofMinutes(32)));
        assertThat(pace.next(List.of(), failures(7))).isEqualTo(NOON.plus(Duration.ofHours(1)));
        assertThat(pace.next(List.of(), failures(24))).isEqualTo(NOON.plus(Duration.ofHours(1)));
        assertThat(pace.next(List.of(), List.of(epoch(2, Stage.ACTIVE), epoch(1, Stage.FAILED))))
                .as("an epoch that went well ends it")
                .isEqualTo(Instant.MIN);
    }

    @Test
    void theLogOfEpochsSaysHowManyWereMadeInADay(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("log").resolve("epochs");
        for (int hours : new int[] {0, 2, 23}) {
            Clock clock = Clock.fixed(NOON.plus(Duration.ofHours(hours)), ZoneOffset.UTC);
            try (EpochLog opened = EpochLog.open(log, clock)) {
                opened.made(epoch(hours + 1, Stage.UPLOADING));
            }
        }
        try (EpochLog opened = EpochLog.open(log, Clock.fixed(NOON.plus(Duration.ofHours(25)), ZoneOffset.UTC))) {
            assertThat(opened.lastDay())
                    .containsExactly(NOON.plus(Duration.ofHours(2)), NOON.plus(Duration.ofHours(23)));
        }
        assertThat(Files.readString(log.resolve("agent-000001.jsonl")).lines())
                .hasSize(3)
                .allMatch(line -> line.contains("\"kind\":\"epoch\""));
    }
}
