package kr.haetae.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of anything, at any moment: what was accepted completes, once, with the same answers. */
class KillTest {
    private static final int ROUNDS = Integer.getInteger("haetae.kill.rounds", 1);

    @Test
    void aVerificationCompletesWithTheSameAnswersWhateverIsKilledUnderIt(@TempDir Path folder) throws Exception {
        long seed = Long.getLong("haetae.seed", System.nanoTime());
        System.out.println("KillTest seed " + seed + " (-Dhaetae.seed)");
        Random random = new Random(seed);
        try (DemoProcess demo = DemoProcess.start(folder.resolve("data"), "--wallets", "1000")) {
            Path list = Lists.mixed(demo, folder.resolve("list.csv"), 500);
            List<String> undisturbed = Lists.verdicts(Asking.of(demo, list).into(folder.resolve("calm.csv")));
            for (int round = 0; round < ROUNDS; round++) {
                for (Victim victim : Victim.values()) {
                    Path result = folder.resolve(victim + "-" + round + ".csv");
                    CompletableFuture<Path> running = CompletableFuture.supplyAsync(
                            () -> Asking.of(demo, list).into(result));
                    Thread.sleep(random.nextInt(4_000));
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
        Path list = folder.resolve("list.csv");
        CompletableFuture<String> vanished;
        try (DemoProcess demo = DemoProcess.start(data, "--wallets", "1000")) {
            Asking cut = Asking.of(demo, Lists.mixed(demo, list, 1_000));
            vanished = CompletableFuture.supplyAsync(() -> cut.untilTheHubIsGone(folder.resolve("lost.csv")));
            Asking.untilSubmitted(demo, 1);
            demo.killGroup();
        }
        String id = vanished.get();
        try (DemoProcess again = DemoProcess.start(data, "--wallets", "1000")) {
            List<String> resumed = Lists.verdicts(Asking.resuming(again, id).into(folder.resolve("resumed.csv")));
            assertThat(resumed).hasSize(10_000);
            assertThat(resumed).filteredOn(row -> row.contains("|MANAGED|")).hasSize(5_000);
            assertThat(resumed).filteredOn(row -> row.contains("|NOT_MANAGED|")).hasSize(5_000);
            assertThat(resumed).isEqualTo(Lists.verdicts(Asking.of(again, list).into(folder.resolve("again.csv"))));
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
}
