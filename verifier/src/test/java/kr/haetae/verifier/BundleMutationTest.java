package kr.haetae.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import kr.haetae.verifier.Verdict.Failed;
import kr.haetae.verifier.Verdict.Verified;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every mutation is detected, whoever makes it: somebody with the file, or the hub itself with the log's key. */
class BundleMutationTest {
    private static final List<Mutation> KINDS = List.of(Mutation.values());

    @Test
    void aThousandMutationsOfSmallBundlesAreDetected() throws IOException {
        everyMutationIsDetected(System.nanoTime(), 50, 20, 30);
    }

    @Test
    @Tag("long")
    void ninetyNineThousandMutationsOfSmallBundlesAreDetected() throws IOException {
        everyMutationIsDetected(System.nanoTime(), 990, 100, 60);
    }

    @Test
    @Tag("long")
    void aThousandMutationsOfBundlesOfThousandsOfRowsAreDetected() throws IOException {
        everyMutationIsDetected(System.nanoTime(), 10, 100, 3000);
    }

    private static void everyMutationIsDetected(long seed, int logs, int mutationsEach, int rows) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Map<FailureReason, Integer> found = new EnumMap<>(FailureReason.class);
        Map<Mutation, Integer> made = new EnumMap<>(Mutation.class);
        for (int number = 0; number < logs; number++) {
            TestLog log = TestLog.honest(random, rows / 2 + random.nextInt(rows), 3);
            Mutation.Victim victim = new Mutation.Victim(log, random);
            assertThat(verify(victim.range(), TestLog.POLICY))
                    .as("seed " + seed)
                    .isInstanceOf(Verified.class);
            assertThat(verify(victim.extract(), TestLog.POLICY))
                    .as("seed " + seed)
                    .isInstanceOf(Verified.class);
            for (int i = 0; i < mutationsEach; i++) {
                Mutation mutation = KINDS.get(i % KINDS.size());
                byte[] mutated = mutation.of(victim, random);
                String which = mutation + " " + i + " of log " + number + ", seed " + seed;
                assertThat(Arrays.equals(mutated, victim.range()) || Arrays.equals(mutated, victim.extract()))
                        .as(which + " changed nothing")
                        .isFalse();
                Verdict verdict = verify(mutated, mutation.policy(victim));
                assertThat(verdict).as(which).isInstanceOf(Failed.class);
                found.merge(((Failed) verdict).reason(), 1, Integer::sum);
                made.merge(mutation, 1, Integer::sum);
            }
        }
        System.out.println("mutations detected: " + made + " by " + found + ", seed " + seed);
        assertThat(made).hasSize(KINDS.size());
    }

    private static Verdict verify(byte[] bundle, TrustPolicy policy) throws IOException {
        return new AuditBundleVerifier(policy, TestLog.CLOCK).verify(new ByteArrayInputStream(bundle));
    }
}
