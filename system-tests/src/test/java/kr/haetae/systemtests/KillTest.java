package kr.haetae.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of anything, at any moment: what was accepted completes, once, with the same answers. */
@Tag("long")
class KillTest {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int ROUNDS = Integer.getInteger("haetae.kill.rounds", 1);

    @Test
    void aVerificationCompletesWithTheSameAnswersWhateverIsKilledUnderIt(@TempDir Path folder) throws Exception {
        long seed = Long.getLong("haetae.seed", System.nanoTime());
        System.out.println("KillTest seed " + seed + " (-Dhaetae.seed)");
        Random random = new Random(seed);
        try (DemoProcess demo = DemoProcess.start(folder.resolve("data"), "--wallets", "1000")) {
            Path list = Lists.mixed(demo, folder.resolve("list.csv"), 500);
            List<String> undisturbed = Lists.verdicts(verify(demo, list, folder.resolve("calm.csv")));
            for (int round = 0; round < ROUNDS; round++) {
                for (Victim victim : Victim.values()) {
                    Path result = folder.resolve(victim + "-" + round + ".csv");
                    CompletableFuture<Path> running = CompletableFuture.supplyAsync(() -> verify(demo, list, result));
                    Thread.sleep(800 + random.nextInt(2_000));
                    assertThat(victim.kill(demo)).as("%s was running", victim).isPositive();
                    assertThat(Lists.verdicts(running.get()))
                            .as("after %s was killed, seed %d", victim, seed)
                            .isEqualTo(undisturbed);
                }
            }
        }
    }

    @Test
    void afterTheWholeGroupIsKilledTheDemoStartsAgainOnTheSameFolderAndItsListsComplete(@TempDir Path folder)
            throws Exception {
        Path data = folder.resolve("data");
        Path list;
        List<String> undisturbed;
        CompletableFuture<Running.Outcome> cut;
        try (DemoProcess demo = DemoProcess.start(data, "--wallets", "1000")) {
            list = Lists.mixed(demo, folder.resolve("list.csv"), 500);
            undisturbed = Lists.verdicts(verify(demo, list, folder.resolve("calm.csv")));
            Path lost = folder.resolve("lost.csv");
            cut = CompletableFuture.supplyAsync(() -> run(demo, list, lost));
            Thread.sleep(1_500);
            demo.killGroup();
        }
        Running.Outcome vanished = cut.get();
        assertThat(vanished.exit()).as(vanished.err()).isEqualTo(4);
        String id = vanished.err().replaceAll("(?s).*--resume (\\S+).*", "$1");
        try (DemoProcess again = DemoProcess.start(data, "--wallets", "1000")) {
            Path result = folder.resolve("resumed.csv");
            Running.Outcome resumed = Running.haetae(
                    LIMIT,
                    "verify",
                    "--hub",
                    again.url(),
                    "--resume",
                    id,
                    "--out",
                    result.toString(),
                    "--as",
                    "investigator",
                    "--lang",
                    "en");
            assertThat(resumed.exit()).as(resumed.err()).isZero();
            assertThat(Lists.verdicts(result)).isEqualTo(undisturbed);
        }
    }

    /** What is killed. */
    private enum Victim {
        HUB {
            @Override
            int kill(DemoProcess demo) {
                return demo.kill("haetae-hub.jar");
            }
        },
        AGENTS {
            @Override
            int kill(DemoProcess demo) {
                return demo.kill("haetae-agent.jar", "run");
            }
        },
        POSTGRESQL {
            @Override
            int kill(DemoProcess demo) {
                return demo.kill("postgres", "-D");
            }
        };

        abstract int kill(DemoProcess demo);
    }

    private static Path verify(DemoProcess demo, Path list, Path result) {
        Running.Outcome outcome = run(demo, list, result);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return result;
    }

    private static Running.Outcome run(DemoProcess demo, Path list, Path result) {
        try {
            return Running.haetae(
                    LIMIT,
                    "verify",
                    "--hub",
                    demo.url(),
                    "--case",
                    "DEMO-1",
                    "--in",
                    list.toString(),
                    "--out",
                    result.toString(),
                    "--as",
                    "investigator",
                    "--lang",
                    "en");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
