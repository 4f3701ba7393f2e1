package kr.haetae.oprf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The published vectors of RFC 9497, appendices A.1.1 (OPRF) and A.1.2 (VOPRF), on both backends. */
class Rfc9497VectorsTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] SEED = HEX.parseHex("a3".repeat(32));
    private static final byte[] KEY_INFO = HEX.parseHex("74657374206b6579");
    private static final String OPRF_KEY = "5ebcea5ee37023ccb9fc2d2019f9d7737be85591ae8652ffa9ef0f4d37063b0e";
    private static final String VOPRF_KEY = "e6f73f344b79b379f1a0dd37e07ff62e38d9f71345ce62ae3a9bc60b04ccd909";
    private static final String VOPRF_PUBLIC_KEY = "c803e2cc6b05fc15064549b5920659ca4a77b2cca6f04f6b357009335476ad4e";

    private static final String BLIND = "64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706";
    private static final String OTHER_BLIND = "222a5e897cf59db8145db8d16e597e8facb80ae7d4e26d9881aa6f61d645fc0e";
    private static final String ZERO = "00";
    private static final String LETTERS = "5a".repeat(17);

    /** One vector; lists are joined by commas as in the RFC. */
    record Vector(
            Mode mode,
            String inputs,
            String blinds,
            String blindedElements,
            String evaluatedElements,
            String proof,
            String nonce,
            String outputs) {}

    private static final String OUTPUT_0 = "b58cfbe118e0cb94d79b5fd6a6dafb98764dff49c14e1770b566e42402da1a7d"
            + "a4d8527693914139caee5bd03903af43a491351d23b430948dd50cde10d32b3c";
    private static final String OUTPUT_5A = "8a9a2f3c7f085b65933594309041fc1898d42d0858e59f90814ae90571a6df60"
            + "356f4610bf816f27afdd84f47719e480906d27ecd994985890e5f539e7ea74b6";

    private static final List<Vector> VECTORS = List.of(
            new Vector(
                    Mode.OPRF,
                    ZERO,
                    BLIND,
                    "609a0ae68c15a3cf6903766461307e5c8bb2f95e7e6550e1ffa2dc99e412803c",
                    "7ec6578ae5120958eb2db1745758ff379e77cb64fe77b0b2d8cc917ea0869c7e",
                    "",
                    "",
                    "527759c3d9366f277d8c6020418d96bb393ba2afb20ff90df23fb7708264e2f3"
                            + "ab9135e3bd69955851de4b1f9fe8a0973396719b7912ba9ee8aa7d0b5e24bcf6"),
            new Vector(
                    Mode.OPRF,
                    LETTERS,
                    BLIND,
                    "da27ef466870f5f15296299850aa088629945a17d1f5b7f5ff043f76b3c06418",
                    "b4cbf5a4f1eeda5a63ce7b77c7d23f461db3fcab0dd28e4e17cecb5c90d02c25",
                    "",
                    "",
                    "f4a74c9c592497375e796aa837e907b1a045d34306a749db9f34221f7e750cb4"
                            + "f2a6413a6bf6fa5e19ba6348eb673934a722a7ede2e7621306d18951e7cf2c73"),
            new Vector(
                    Mode.VOPRF,
                    ZERO,
                    BLIND,
                    "863f330cc1a1259ed5a5998a23acfd37fb4351a793a5b3c090b642ddc439b945",
                    "aa8fa048764d5623868679402ff6108d2521884fa138cd7f9c7669a9a014267e",
                    "ddef93772692e535d1a53903db24367355cc2cc78de93b3be5a8ffcc6985dd06"
                            + "6d4346421d17bf5117a2a1ff0fcb2a759f58a539dfbe857a40bce4cf49ec600d",
                    OTHER_BLIND,
                    OUTPUT_0),
            new Vector(
                    Mode.VOPRF,
                    LETTERS,
                    BLIND,
                    "cc0b2a350101881d8a4cba4c80241d74fb7dcbfde4a61fde2f91443c2bf9ef0c",
                    "60a59a57208d48aca71e9e850d22674b611f752bed48b36f7a91b372bd7ad468",
                    "401a0da6264f8cf45bb2f5264bc31e109155600babb3cd4e5af7d181a2c9dc0a"
                            + "67154fabf031fd936051dec80b0b6ae29c9503493dde7393b722eafdf5a50b02",
                    OTHER_BLIND,
                    OUTPUT_5A),
            new Vector(
                    Mode.VOPRF,
                    ZERO + "," + LETTERS,
                    BLIND + "," + OTHER_BLIND,
                    "863f330cc1a1259ed5a5998a23acfd37fb4351a793a5b3c090b642ddc439b945"
                            + "90a0145ea9da29254c3a56be4fe185465ebb3bf2a1801f7124bbbadac751e654",
                    "aa8fa048764d5623868679402ff6108d2521884fa138cd7f9c7669a9a014267e"
                            + "cc5ac221950a49ceaa73c8db41b82c20372a4c8d63e5dded2db920b7eee36a2a",
                    "cc203910175d786927eeb44ea847328047892ddf8590e723c37205cb74600b0a"
                            + "5ab5337c8eb4ceae0494c2cf89529dcf94572ed267473d567aeed6ab873dee08",
                    "419c4f4f5052c53c45f3da494d2b67b220d02118e0857cdbcf037f9ea84bbe0c",
                    OUTPUT_0 + "," + OUTPUT_5A));

    static Stream<Group> groups() {
        return Stream.of(Group.sodium(), Group.pureJava());
    }

    static Stream<Arguments> vectorsOnBothBackends() {
        return groups().flatMap(group -> VECTORS.stream().map(vector -> Arguments.of(group, vector)));
    }

    static Stream<Arguments> voprfVectorsOnBothBackends() {
        return vectorsOnBothBackends().filter(arguments -> ((Vector) arguments.get()[1]).mode() == Mode.VOPRF);
    }

    private static OprfKey key(Group group, Mode mode) {
        return OprfKey.fromBytes(group, HEX.parseHex(mode == Mode.OPRF ? OPRF_KEY : VOPRF_KEY));
    }

    private static List<byte[]> list(String hex) {
        return Stream.of(hex.split(",")).map(HEX::parseHex).toList();
    }

    /** A scalar below L is its own 64 uniform bytes when zeros follow it. */
    private static List<byte[]> wide(List<byte[]> scalars) {
        return scalars.stream().map(scalar -> Arrays.copyOf(scalar, 64)).toList();
    }

    private static List<String> hex(List<byte[]> values) {
        return values.stream().map(HEX::formatHex).toList();
    }

    @ParameterizedTest
    @MethodSource("groups")
    void derivesThePublishedKeys(Group group) {
        assertThat(HEX.formatHex(
                        OprfKey.derive(group, Mode.OPRF, SEED, KEY_INFO).exportSecret()))
                .isEqualTo(OPRF_KEY);
        OprfKey verifiable = OprfKey.derive(group, SEED, KEY_INFO);
        assertThat(HEX.formatHex(verifiable.exportSecret())).isEqualTo(VOPRF_KEY);
        assertThat(HEX.formatHex(verifiable.publicKey())).isEqualTo(VOPRF_PUBLIC_KEY);
    }

    @ParameterizedTest
    @MethodSource("vectorsOnBothBackends")
    void blindsToThePublishedElements(Group group, Vector vector) {
        Blinded blinded =
                new OprfClient(group, vector.mode()).blind(list(vector.inputs()), wide(list(vector.blinds())));
        assertThat(HEX.formatHex(blinded.blindedElements())).isEqualTo(vector.blindedElements());
        assertThat(HEX.formatHex(blinded.scalars())).isEqualTo(vector.blinds().replace(",", ""));
    }

    @ParameterizedTest
    @MethodSource("vectorsOnBothBackends")
    void evaluatesToThePublishedElements(Group group, Vector vector) {
        OprfServer server = new OprfServer(group, key(group, vector.mode()), vector.mode());
        assertThat(HEX.formatHex(server.blindEvaluate(HEX.parseHex(vector.blindedElements()))))
                .isEqualTo(vector.evaluatedElements());
    }

    @ParameterizedTest
    @MethodSource("voprfVectorsOnBothBackends")
    void provesWithThePublishedNonceToThePublishedProof(Group group, Vector vector) {
        byte[] proof = new DleqProofs(group, Mode.VOPRF)
                .generateProof(
                        key(group, Mode.VOPRF),
                        HEX.parseHex(vector.blindedElements()),
                        HEX.parseHex(vector.evaluatedElements()),
                        HEX.parseHex(vector.nonce()));
        assertThat(HEX.formatHex(proof)).isEqualTo(vector.proof());
    }

    @ParameterizedTest
    @MethodSource("voprfVectorsOnBothBackends")
    void verifiesThePublishedProof(Group group, Vector vector) {
        assertThat(new VoprfClient(group)
                        .verifyProof(
                                HEX.parseHex(VOPRF_PUBLIC_KEY),
                                HEX.parseHex(vector.blindedElements()),
                                HEX.parseHex(vector.evaluatedElements()),
                                HEX.parseHex(vector.proof())))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("vectorsOnBothBackends")
    void finalizesToThePublishedOutputs(Group group, Vector vector) {
        List<byte[]> outputs = new OprfClient(group, vector.mode())
                .finalize(
                        list(vector.inputs()),
                        HEX.parseHex(vector.blinds().replace(",", "")),
                        HEX.parseHex(vector.evaluatedElements()));
        assertThat(hex(outputs)).isEqualTo(List.of(vector.outputs().split(",")));
    }

    @ParameterizedTest
    @MethodSource("vectorsOnBothBackends")
    void evaluatesKnownInputsToThePublishedOutputs(Group group, Vector vector) {
        OprfServer server = new OprfServer(group, key(group, vector.mode()), vector.mode());
        List<byte[]> outputs = new ArrayList<>();
        list(vector.inputs()).forEach(input -> outputs.add(server.evaluate(input)));
        assertThat(hex(outputs)).isEqualTo(List.of(vector.outputs().split(",")));
    }
}
