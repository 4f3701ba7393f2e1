package kr.haetae.oprf;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a proof convinces of, and what it does not survive. */
class ProofsTest {
    private static final int COUNT = 5;

    /** One evaluated batch and everything that belongs to it. */
    record Exchange(
            Group group, OprfKey key, VoprfServer server, VoprfClient client, Blinded blinded, Evaluation answer) {
        boolean verifies(byte[] publicKey, byte[] elements, byte[] evaluated, byte[] proof) {
            return client.verifyProof(publicKey, elements, evaluated, proof);
        }
    }

    static Stream<Group> groups() {
        return Rfc9497VectorsTest.groups();
    }

    private static Exchange exchange(Group group, int count) {
        SecureRandom random = new SecureRandom();
        OprfKey key = OprfKey.generate(group, random);
        VoprfServer server = new VoprfServer(group, key, random);
        VoprfClient client = new VoprfClient(group);
        Blinded blinded = client.blind(inputs(count), blinds(count));
        return new Exchange(
                group, key, server, client, blinded, server.blindEvaluateWithProof(blinded.blindedElements()));
    }

    private static List<byte[]> inputs(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new byte[] {7, (byte) (i >> 8), (byte) i})
                .toList();
    }

    private static List<byte[]> blinds(int count) {
        SecureRandom random = new SecureRandom();
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    byte[] blind = new byte[64];
                    random.nextBytes(blind);
                    return blind;
                })
                .toList();
    }

    @ParameterizedTest
    @MethodSource("groups")
    void anHonestProofVerifies(Group group) {
        Exchange e = exchange(group, COUNT);
        assertThat(e.verifies(
                        e.key.publicKey(), e.blinded.blindedElements(), e.answer.evaluatedElements(), e.answer.proof()))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("groups")
    void anyFlippedBitOfTheProofIsRejected(Group group) {
        Exchange e = exchange(group, COUNT);
        for (int bit = 0; bit < 512; bit += 7) {
            byte[] tampered = e.answer.proof().clone();
            tampered[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(e.verifies(
                            e.key.publicKey(), e.blinded.blindedElements(), e.answer.evaluatedElements(), tampered))
                    .as("bit %d", bit)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("groups")
    void oneElementEvaluatedWithAnotherKeyIsRejected(Group group) {
        Exchange e = exchange(group, COUNT);
        OprfServer stranger = new OprfServer(group, OprfKey.generate(group, new SecureRandom()));
        byte[] evaluated = e.answer.evaluatedElements().clone();
        byte[] blinded = e.blinded.blindedElements();
        byte[] foreign = stranger.blindEvaluate(Arrays.copyOfRange(blinded, 64, 96));
        System.arraycopy(foreign, 0, evaluated, 64, 32);
        byte[] proof = e.server.prove(blinded, evaluated);
        assertThat(e.verifies(e.key.publicKey(), blinded, evaluated, proof)).isFalse();
        assertThat(e.verifies(e.key.publicKey(), blinded, evaluated, e.answer.proof()))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("groups")
    void swappedElementsAreRejected(Group group) {
        Exchange e = exchange(group, 2);
        byte[] swapped = new byte[64];
        System.arraycopy(e.answer.evaluatedElements(), 0, swapped, 32, 32);
        System.arraycopy(e.answer.evaluatedElements(), 32, swapped, 0, 32);
        assertThat(e.verifies(e.key.publicKey(), e.blinded.blindedElements(), swapped, e.answer.proof()))
                .isFalse();
        assertThat(e.verifies(
                        e.key.publicKey(),
                        e.blinded.blindedElements(),
                        swapped,
                        e.server.prove(e.blinded.blindedElements(), swapped)))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("groups")
    void anotherPublicKeyIsRejected(Group group) {
        Exchange e = exchange(group, COUNT);
        byte[] other = OprfKey.generate(group, new SecureRandom()).publicKey();
        assertThat(e.verifies(other, e.blinded.blindedElements(), e.answer.evaluatedElements(), e.answer.proof()))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("groups")
    void whateverIsMalformedIsRejectedWithoutAnException(Group group) {
        Exchange e = exchange(group, COUNT);
        byte[] key = e.key.publicKey();
        byte[] elements = e.blinded.blindedElements();
        byte[] evaluated = e.answer.evaluatedElements();
        byte[] proof = e.answer.proof();
        assertThat(e.verifies(new byte[32], elements, evaluated, proof)).isFalse();
        assertThat(e.verifies(new byte[0], elements, evaluated, proof)).isFalse();
        assertThat(e.verifies(key, new byte[0], new byte[0], proof)).isFalse();
        assertThat(e.verifies(key, Arrays.copyOf(elements, 32), evaluated, proof))
                .isFalse();
        assertThat(e.verifies(key, elements, Arrays.copyOf(evaluated, 159), proof))
                .isFalse();
        assertThat(e.verifies(key, elements, new byte[32 * COUNT], proof)).isFalse();
        assertThat(e.verifies(key, elements, evaluated, new byte[64])).isFalse();
        assertThat(e.verifies(key, elements, evaluated, Arrays.copyOf(proof, 63)))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("groups")
    void scalarsOfAProofNotBelowTheOrderAreRejected(Group group) {
        Exchange e = exchange(group, COUNT);
        byte[] order = HexFormat.of().parseHex("edd3f55c1a631258d69cf7a2def9de14" + "00".repeat(15) + "10");
        for (int offset : new int[] {0, 32}) {
            byte[] shifted = e.answer.proof().clone();
            int carry = 0;
            for (int i = 0; i < 32; i++) {
                int sum = (shifted[offset + i] & 0xff) + (order[i] & 0xff) + carry;
                shifted[offset + i] = (byte) sum;
                carry = sum >> 8;
            }
            assertThat(e.verifies(
                            e.key.publicKey(), e.blinded.blindedElements(), e.answer.evaluatedElements(), shifted))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("groups")
    void twoProofsOfOneBatchHaveDifferentNonces(Group group) {
        Exchange e = exchange(group, COUNT);
        Evaluation again = e.server.blindEvaluateWithProof(e.blinded.blindedElements());
        assertThat(again.evaluatedElements()).isEqualTo(e.answer.evaluatedElements());
        assertThat(Arrays.copyOf(again.proof(), 32)).isNotEqualTo(Arrays.copyOf(e.answer.proof(), 32));
        assertThat(Arrays.copyOfRange(again.proof(), 32, 64))
                .isNotEqualTo(Arrays.copyOfRange(e.answer.proof(), 32, 64));
        assertThat(e.verifies(e.key.publicKey(), e.blinded.blindedElements(), again.evaluatedElements(), again.proof()))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("groups")
    void aBatchOfAThousandEqualsItsElementsOneByOne(Group group) {
        int count = group == Group.sodium() ? 1024 : 130;
        Exchange e = exchange(group, count);
        assertThat(e.verifies(
                        e.key.publicKey(), e.blinded.blindedElements(), e.answer.evaluatedElements(), e.answer.proof()))
                .isTrue();
        List<byte[]> outputs = e.client.finalize(inputs(count), e.blinded.scalars(), e.answer.evaluatedElements());
        List<String> singles = new ArrayList<>();
        inputs(count).forEach(input -> singles.add(HexFormat.of().formatHex(e.server.evaluate(input))));
        assertThat(outputs.stream().map(HexFormat.of()::formatHex)).isEqualTo(singles);
        for (int i : new int[] {0, 1, count / 2, count - 1}) {
            byte[] element = Arrays.copyOfRange(e.blinded.blindedElements(), 32 * i, 32 * i + 32);
            assertThat(e.server.blindEvaluate(element))
                    .isEqualTo(Arrays.copyOfRange(e.answer.evaluatedElements(), 32 * i, 32 * i + 32));
        }
    }

    @ParameterizedTest
    @MethodSource("groups")
    void inversesMadeOnceOpenEveryServersAnswerAlsoInParts(Group group) {
        VoprfClient client = new VoprfClient(group);
        List<byte[]> inputs = inputs(COUNT);
        Blinded blinded = client.blind(inputs, blinds(COUNT));
        BlindInverses inverses = client.invert(blinded.scalars());
        for (int i = 0; i < 3; i++) {
            SecureRandom random = new SecureRandom();
            VoprfServer server = new VoprfServer(group, OprfKey.generate(group, random), random);
            byte[] evaluated = server.blindEvaluate(blinded.blindedElements());
            List<byte[]> whole = client.finalize(inputs, inverses, evaluated);
            List<byte[]> tail = client.finalize(
                    inputs.subList(2, COUNT), inverses.slice(2, COUNT), Arrays.copyOfRange(evaluated, 64, 32 * COUNT));
            for (int j = 0; j < COUNT; j++) {
                assertThat(whole.get(j)).isEqualTo(server.evaluate(inputs.get(j)));
                assertThat(LookupTags.fromOutput(whole.get(j))).isEqualTo(Arrays.copyOf(whole.get(j), 12));
            }
            assertThat(tail.get(0)).isEqualTo(whole.get(2));
        }
    }
}
