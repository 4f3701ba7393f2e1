package kr.haetae.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of anything, at any moment: what was accepted completes, once, with the same answers. */
@ExtendWith(SharedDemo.Resolver.class)
class KillTest {
    private static final int ROUNDS = Integer.getInteger("haetae.kill.rounds", 1);

    @Test
    void aVerificationCompletesWithTheSameAnswersWhateverIsKilledUnderIt(SharedDemo shared, @TempDir Path folder)
            throws Exception {
        long seed = Long.getLong("haetae.seed", System.nanoTime());
        System.out.println("KillTest seed " + seed + " (-Dhaetae.seed)");
        Random random = new Random(seed);
        DemoProcess demo = shared.running();
        Path list = Lists.mixed(demo, folder.resolve("list.csv"), 200);
        List<String> undisturbed = Lists.verdicts(Asking.patiently(demo, list).into(folder.resolve("calm.csv")));
        for (int round = 0; round < ROUNDS; round++) {
            for (Victim victim : Victim.values()) {
                Path result = folder.resolve(victim + "-" + round + ".csv");
                CompletableFuture<Path> running = CompletableFuture.supplyAsync(
                        () -> Asking.patiently(demo, list).into(result));
                Thread.sleep(random.nextInt(3_000));
                assertThat(victim.kill(demo)).as("%s was running", victim).isPositive();
                assertThat(Lists.verdicts(running.get()))
                        .as("after %s was killed, seed %d", victim, seed)
                        .isEqualTo(undisturbed);
            }
        }
        new AuditedLog(demo, folder).isWitnessedAndVerifies();
    }

    @Test
    void afterTheWholeGroupIsKilledTheDemoStartsAgainOnTheSameFolderAndItsListsComplete(
            SharedDemo shared, @TempDir Path folder) throws Exception {
        DemoProcess demo = shared.running();
        Path list = Lists.mixed(demo, folder.resolve("list.csv"), 400);
        Asking cut = Asking.patiently(demo, list);
        int before = Asking.submitted(demo);
        CompletableFuture<String> vanished =
                CompletableFuture.supplyAsync(() -> cut.untilTheHubIsGone(folder.resolve("lost.csv")));
        Asking.untilSubmitted(demo, before + 1);
        demo.killGroup();
        String id = vanished.get();

        DemoProcess again = shared.startAgain();
        List<String> resumed = Lists.verdicts(Asking.resuming(again, id).into(folder.resolve("resumed.csv")));
        assertThat(resumed).hasSize(4_000);
        assertThat(resumed).filteredOn(row -> row.contains("|MANAGED|")).hasSize(2_000);
        assertThat(resumed).filteredOn(row -> row.contains("|NOT_MANAGED|")).hasSize(2_000);
        assertThat(resumed)
                .isEqualTo(Lists.verdicts(Asking.patiently(again, list).into(folder.resolve("again.csv"))));
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
