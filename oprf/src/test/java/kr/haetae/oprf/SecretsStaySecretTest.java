package kr.haetae.oprf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Secrets show in no text, are erased on request, and survive many threads. */
class SecretsStaySecretTest {
    static List<Group> groups() {
        return Rfc9497VectorsTest.groups().toList();
    }

    @ParameterizedTest
    @MethodSource("groups")
    void noTextHoldsASecret(Group group) {
        OprfKey key = OprfKey.generate(group, new SecureRandom());
        Blinded blinded = new VoprfClient(group).blind(List.of(new byte[] {1}), List.of(blind()));
        BlindInverses inverses = new VoprfClient(group).invert(blinded.scalars());
        assertThat(key.toString()).isEqualTo("OprfKey[secret]");
        assertThat(blinded.toString()).isEqualTo("Blinded[1 elements]");
        assertThat(inverses.toString()).isEqualTo("BlindInverses[1]");
        assertHoldsNot(key.toString(), key.exportSecret());
        assertHoldsNot(blinded.toString(), blinded.scalars());
        byte[] tooLarge = key.exportSecret();
        tooLarge[31] = (byte) 0xff;
        assertHoldsNot(String.valueOf(catchThrowable(() -> OprfKey.fromBytes(group, tooLarge))), tooLarge);
        assertHoldsNot(String.valueOf(catchThrowable(() -> new VoprfClient(group).invert(tooLarge))), tooLarge);
    }

    @ParameterizedTest
    @MethodSource("groups")
    void whatIsDestroyedIsErasedAndRefusesWork(Group group) {
        OprfKey key = OprfKey.generate(group, new SecureRandom());
        byte[] inside = key.scalar();
        byte[] publicKey = key.publicKey();
        key.close();
        assertThat(inside).containsOnly(0);
        assertThat(key.isDestroyed()).isTrue();
        assertThat(key.publicKey()).isEqualTo(publicKey);
        assertThatIllegalStateException().isThrownBy(key::exportSecret);
        assertThatIllegalStateException().isThrownBy(() -> new OprfServer(group, key).evaluate(new byte[1]));

        Blinded blinded = new VoprfClient(group).blind(List.of(new byte[] {1}), List.of(blind()));
        BlindInverses inverses = new VoprfClient(group).invert(blinded.scalars());
        byte[] packed = inverses.packed();
        blinded.destroy();
        inverses.destroy();
        assertThat(packed).containsOnly(0);
        assertThatIllegalStateException().isThrownBy(blinded::scalars);
        assertThatIllegalStateException().isThrownBy(() -> inverses.slice(0, 1));
    }

    @ParameterizedTest
    @MethodSource("groups")
    void callersCannotChangeAKeyThroughWhatTheyHoldOfIt(Group group) {
        byte[] scalar = new byte[32];
        scalar[0] = 9;
        OprfKey key = OprfKey.fromBytes(group, scalar);
        byte[] publicKey = key.publicKey();
        scalar[0] = 1;
        Arrays.fill(key.exportSecret(), (byte) 1);
        Arrays.fill(key.publicKey(), (byte) 1);
        assertThat(key.exportSecret()[0]).isEqualTo((byte) 9);
        assertThat(key.publicKey()).isEqualTo(publicKey);
    }

    @ParameterizedTest
    @MethodSource("groups")
    void manyThreadsGetTheOutputsOfOne(Group group) throws Exception {
        SecureRandom random = new SecureRandom();
        VoprfServer server = new VoprfServer(group, OprfKey.generate(group, random), random);
        byte[] expected = server.evaluate(new byte[] {42});
        byte[] elements = new VoprfClient(group)
                .blind(List.of(new byte[] {1}, new byte[] {2}), List.of(blind(), blind()))
                .blindedElements();
        byte[] evaluated = server.blindEvaluate(elements);
        ExecutorService executor = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> results = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                results.add(executor.submit(() -> Arrays.equals(expected, server.evaluate(new byte[] {42}))
                        && Arrays.equals(
                                evaluated,
                                server.blindEvaluateWithProof(elements).evaluatedElements())));
            }
            for (Future<Boolean> result : results) {
                assertThat(result.get()).isTrue();
            }
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void theBestBackendIsLibsodiumWhereItLoads() {
        assertThat(Group.best()).isSameAs(Group.sodium());
        assertThat(Group.best().name()).startsWith("libsodium 1.");
    }

    private static byte[] blind() {
        byte[] blind = new byte[64];
        new SecureRandom().nextBytes(blind);
        return blind;
    }

    private static void assertHoldsNot(String text, byte[] secret) {
        assertThat(text).doesNotContain(HexFormat.of().formatHex(secret)).doesNotContain(Arrays.toString(secret));
    }
}
