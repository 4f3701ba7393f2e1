package kr.haetae.oprf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every decoded element is checked, on both backends and in the arithmetic of proofs. */
class InvalidElementsTest {
    /** RFC 9496, appendix A.3, and the identity. */
    private static final List<String> INVALID = List.of(
            "00".repeat(32), // the identity
            // Not below p.
            "00" + "ff".repeat(31),
            "ff".repeat(31) + "7f",
            "f3" + "ff".repeat(30) + "7f",
            "ed" + "ff".repeat(30) + "7f",
            // Negative.
            "0100000000000000000000000000000000000000000000000000000000000000",
            "01" + "ff".repeat(30) + "7f",
            "ed57ffd8c914fb201471d1c3d245ce3c746fcbe63a3679d51b6a516ebebe0e20",
            "c34c4e1826e5d403b78e246e88aa051c36ccf0aafebffe137d148a2bf9104562",
            "c940e5a4404157cfb1628b108db051a8d439e1a421394ec4ebccb9ec92a8ac78",
            "47cfc5497c53dc8e61c91d17fd626ffb1c49e2bca94eed052281b510b1117a24",
            "f1c6165d33367351b0da8f6e4511010c68174a03b6581212c71c0e1d026c3c72",
            "87260f7a2f12495118360f02c26a470f450dadf34a413d21042b43b9d93e1309",
            // No square root.
            "26948d35ca62e643e26a83177332e6b6afeb9d08e4268b650f1f5bbd8d81d371",
            "4eac077a713c57b4f4397629a4145982c661f48044dd3f96427d40b147d9742f",
            "de6a7b00deadc788eb6b6c8d20c0ae96c2f2019078fa604fee5b87d6e989ad87",
            "bcab477be20861e01e4a0e295284146a510150d9817763caf1a6f4b422d67042",
            "2a292df7e32cababbd9de088d1d1abec9fc0440f637ed2fba145094dc14bea08",
            "f4a9e534fc0d216c44b218fa0c42d99635a0127ee2e53c712f70609649fdff22",
            "8268436f8c4126196cf64b3c7ddbda90746a378625f9813dd9b8457077256731",
            "2810e5cbc2cc4d4eece54f61c6f69758e289aa7ab440b3cbeaa21995c2f4232b",
            // Negative xy.
            "3eb858e78f5a7254d8c9731174a94f76755fd3941c0ac93735c07ba14579630e",
            "a45fdc55c76448c049a1ab33f17023edfb2be3581e9c7aade8a6125215e04220",
            "d483fe813c6ba647ebbfd3ec41adca1c6130c2beeee9d9bf065c8d151c5f396e",
            "8a2e1d30050198c65a54483123960ccc38aef6848e1ec8f5f780e8523769ba32",
            "32888462f8b486c68ad7dd9610be5192bbeaf3b443951ac1a8118419d9fa097b",
            "227142501b9d4355ccba290404bde41575b037693cef1f438c47f8fbf35d1165",
            "5c37cc491da847cfeb9281d407efc41e15144c876e0170b499a96a22ed31e01e",
            "445425117cb8c90edcbc7c1cc0e74f747f2c1efa5630a967c64f287792a48a4b",
            // s = -1, which makes y zero.
            "ec" + "ff".repeat(30) + "7f");

    private static final byte[] VALID =
            HexFormat.of().parseHex("e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76");

    static Stream<Arguments> invalidOnBothBackends() {
        return Rfc9497VectorsTest.groups()
                .flatMap(group -> INVALID.stream().map(element -> Arguments.of(group, element)));
    }

    static Stream<Group> groups() {
        return Rfc9497VectorsTest.groups();
    }

    @ParameterizedTest
    @MethodSource("invalidOnBothBackends")
    void anInvalidElementIsRefusedWithItsIndex(Group group, String invalid) {
        byte[] batch = Arrays.copyOf(VALID, 96);
        System.arraycopy(VALID, 0, batch, 32, 32);
        System.arraycopy(HexFormat.of().parseHex(invalid), 0, batch, 64, 32);
        VoprfServer server = new VoprfServer(group, OprfKey.generate(group, new SecureRandom()), new SecureRandom());
        assertRefusedAt2(() -> server.blindEvaluate(batch));
        assertRefusedAt2(() -> server.blindEvaluateWithProof(batch));
        assertRefusedAt2(() -> PublicPoints.decodeAll(batch));
        byte[] ones = new byte[96];
        ones[0] = ones[32] = ones[64] = 1;
        List<byte[]> inputs = List.of(new byte[1], new byte[2], new byte[3]);
        assertRefusedAt2(() -> new VoprfClient(group).finalize(inputs, ones, batch));
    }

    @ParameterizedTest
    @MethodSource("groups")
    void aFragmentAtTheEndIsRefused(Group group) {
        OprfServer server = new OprfServer(group, OprfKey.generate(group, new SecureRandom()));
        for (int length : new int[] {1, 31, 33, 63}) {
            assertThatThrownBy(() -> server.blindEvaluate(Arrays.copyOf(VALID, length)))
                    .isInstanceOfSatisfying(
                            InvalidElementException.class,
                            refused -> assertThat(refused.index()).isEqualTo(length / 32));
        }
    }

    @ParameterizedTest
    @MethodSource("groups")
    void anEmptyBatchEvaluatesToNothingAndHasNoProof(Group group) {
        VoprfServer server = new VoprfServer(group, OprfKey.generate(group, new SecureRandom()), new SecureRandom());
        assertThat(server.blindEvaluate(new byte[0])).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> server.blindEvaluateWithProof(new byte[0]));
    }

    @ParameterizedTest
    @MethodSource("groups")
    void blindsThatAreZeroOrOfWrongLengthAreRefused(Group group) {
        VoprfClient client = new VoprfClient(group);
        byte[] order = HexFormat.of().parseHex("edd3f55c1a631258d69cf7a2def9de14" + "00".repeat(15) + "10");
        List<byte[]> inputs = List.of(new byte[] {1});
        assertThatIllegalArgumentException().isThrownBy(() -> client.blind(inputs, List.of(new byte[64])));
        assertThatIllegalArgumentException().isThrownBy(() -> client.blind(inputs, List.of(Arrays.copyOf(order, 64))));
        assertThatIllegalArgumentException().isThrownBy(() -> client.blind(inputs, List.of(new byte[32])));
        assertThatIllegalArgumentException().isThrownBy(() -> client.blind(inputs, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> client.invert(new byte[32]));
        assertThatIllegalArgumentException().isThrownBy(() -> client.invert(order));
        assertThatIllegalArgumentException().isThrownBy(() -> client.invert(new byte[31]));
    }

    @ParameterizedTest
    @MethodSource("groups")
    void anInputLongerThanItsLengthPrefixIsRefused(Group group) {
        OprfServer server = new OprfServer(group, OprfKey.generate(group, new SecureRandom()));
        assertThat(server.evaluate(new byte[65_535])).hasSize(64);
        assertThatIllegalArgumentException().isThrownBy(() -> server.evaluate(new byte[65_536]));
    }

    @ParameterizedTest
    @MethodSource("groups")
    void keysThatAreZeroTooLargeOrOfWrongLengthAreRefused(Group group) {
        byte[] order = HexFormat.of().parseHex("edd3f55c1a631258d69cf7a2def9de14" + "00".repeat(15) + "10");
        for (byte[] bad : List.of(new byte[32], order, new byte[31], new byte[33])) {
            assertThatIllegalArgumentException().isThrownBy(() -> OprfKey.fromBytes(group, bad));
        }
        byte[] largest = order.clone();
        largest[0]--;
        assertThat(OprfKey.fromBytes(group, largest).exportSecret()).isEqualTo(largest);
    }

    private static void assertRefusedAt2(Runnable action) {
        assertThatThrownBy(action::run)
                .isInstanceOfSatisfying(
                        InvalidElementException.class,
                        refused -> assertThat(refused.index()).isEqualTo(2));
    }
}
