package kr.haetae.agent.answering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import kr.haetae.agent.hublink.HubLink;
import kr.haetae.agent.hublink.Transcript;
import kr.haetae.agent.keys.AgentKeys;
import kr.haetae.agent.report.Console;
import kr.haetae.agent.report.Texts;
import kr.haetae.protocol.HubCard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskPollerTest {
    private static final int LOOPS = 2;

    @TempDir
    private Path folder;

    /** A URL no request can be made of is a failure the loop does not foresee. */
    @Test
    void aFailureNobodyForesawEndsNoLoopAndIsToldByItsKindAlone() throws Exception {
        Clock clock = Clock.systemUTC();
        AgentKeys keys = AgentKeys.create(folder.resolve("keys"), "Upbit", clock.instant());
        HubCard card = new HubCard(
                "https://no such host",
                keys.memberCard("hub").certificateSha256(),
                keys.memberCard("hub").verifyKey());
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Console console =
                new Console(Texts.of(Locale.ENGLISH), new PrintStream(said, true, StandardCharsets.UTF_8), clock);
        HubLink link = new HubLink(card, keys, Transcript.off());
        // no task ever comes, so no desk is asked
        try (TaskPoller poller = new TaskPoller(link, keys, null, new LastPoll(folder, clock), console)) {
            poller.start();
            for (int i = 0; i < 400 && lines(said) <= 2 * LOOPS; i++) {
                Thread.sleep(50);
            }
        }
        assertThat(lines(said)).as("each loop goes on").isGreaterThan(2 * LOOPS);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("java.lang.IllegalArgumentException")
                .doesNotContain("no such host");
    }

    private static long lines(ByteArrayOutputStream said) {
        return said.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains("asking the hub for tasks failed"))
                .count();
    }
}
