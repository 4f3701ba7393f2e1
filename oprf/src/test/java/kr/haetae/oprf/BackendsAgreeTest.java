package kr.haetae.oprf;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What libsodium computes, pure Java computes: on random batches, keys and scalars (jqwik prints the seed on failure). */
class BackendsAgreeTest {
    private static final Group SODIUM = Group.sodium();
    private static final Group JAVA = Group.pureJava();
    private static final BigInteger ORDER =
            BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

    @Provide
    Arbitrary<List<byte[]>> batches() {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofMaxSize(64)
                .list()
                .ofMinSize(1)
                .ofMaxSize(9);
    }

    /** Blocks of 64 bytes, extreme values among them. */
    @Provide
    Arbitrary<byte[]> wide() {
        Arbitrary<Byte> any = Arbitraries.bytes();
        Arbitrary<Byte> extreme = Arbitraries.of((byte) 0, (byte) 0xff, (byte) 0x10, (byte) 1);
        return Arbitraries.oneOf(
                any.array(byte[].class).ofSize(64), extreme.array(byte[].class).ofSize(64));
    }

    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void bothBackendsGiveTheSameBytesAtEveryStep(@ForAll("batches") List<byte[]> inputs, @ForAll long seed) {
        List<byte[]> blinds = blinds(inputs.size(), seed);
        byte[] keySeed = blinds.get(0).clone();
        OprfKey sodiumKey = OprfKey.derive(SODIUM, Arrays.copyOf(keySeed, 32), keySeed);
        OprfKey javaKey = OprfKey.derive(JAVA, Arrays.copyOf(keySeed, 32), keySeed);
        assertThat(javaKey.exportSecret()).isEqualTo(sodiumKey.exportSecret());
        assertThat(javaKey.publicKey()).isEqualTo(sodiumKey.publicKey());

        Blinded blinded = new VoprfClient(SODIUM).blind(inputs, blinds);
        Blinded inJava = new VoprfClient(JAVA).blind(inputs, blinds);
        assertThat(inJava.blindedElements()).isEqualTo(blinded.blindedElements());
        assertThat(inJava.scalars()).isEqualTo(blinded.scalars());

        VoprfServer server = new VoprfServer(SODIUM, sodiumKey, new SecureRandom());
        VoprfServer serverInJava = new VoprfServer(JAVA, javaKey, new SecureRandom());
        Evaluation evaluation = server.blindEvaluateWithProof(blinded.blindedElements());
        Evaluation evaluatedInJava = serverInJava.blindEvaluateWithProof(blinded.blindedElements());
        assertThat(evaluatedInJava.evaluatedElements()).isEqualTo(evaluation.evaluatedElements());
        assertThat(verify(JAVA, sodiumKey, blinded, evaluation)).isTrue();
        assertThat(verify(SODIUM, javaKey, blinded, evaluatedInJava)).isTrue();

        List<String> outputs =
                hex(new VoprfClient(SODIUM).finalize(inputs, blinded.scalars(), evaluation.evaluatedElements()));
        assertThat(hex(new VoprfClient(JAVA).finalize(inputs, blinded.scalars(), evaluation.evaluatedElements())))
                .isEqualTo(outputs);
        assertThat(hex(inputs.stream().map(server::evaluate).toList())).isEqualTo(outputs);
        assertThat(hex(inputs.stream().map(serverInJava::evaluate).toList())).isEqualTo(outputs);
    }

    @Property(tries = 400)
    void reductionIsThatOfIntegers(@ForAll("wide") byte[] wide) {
        BigInteger expected = integer(wide).mod(ORDER);
        assertThat(integer(SODIUM.reduceUniform(wide))).isEqualTo(expected);
        assertThat(integer(JAVA.reduceUniform(wide))).isEqualTo(expected);
    }

    @Property(tries = 200)
    void theResponseOfAProofIsThatOfIntegers(
            @ForAll("wide") byte[] a, @ForAll("wide") byte[] b, @ForAll("wide") byte[] c) {
        byte[] x = SODIUM.reduceUniform(a);
        byte[] y = SODIUM.reduceUniform(b);
        byte[] z = SODIUM.reduceUniform(c);
        BigInteger expected =
                integer(x).subtract(integer(y).multiply(integer(z))).mod(ORDER);
        assertThat(integer(SODIUM.subtractProduct(x, y, z))).isEqualTo(expected);
        assertThat(integer(JAVA.subtractProduct(x, y, z))).isEqualTo(expected);
    }

    @Property(tries = 60)
    void inversesMadeTogetherAreThoseOfIntegers(@ForAll long seed) {
        int count = 1 + new Random(seed).nextInt(20);
        byte[] scalars = SecretScalars.fromBlinds(SODIUM, blinds(count, seed));
        byte[] inverses = SODIUM.invertAll(scalars);
        assertThat(JAVA.invertAll(scalars)).isEqualTo(inverses);
        for (int i = 0; i < count; i++) {
            assertThat(integer(at(inverses, i)))
                    .isEqualTo(integer(at(scalars, i)).modInverse(ORDER));
        }
    }

    @Property(tries = 200)
    void mapsUniformBytesToTheSameElement(@ForAll("wide") byte[] wide) {
        assertThat(JAVA.mapUniform(wide)).isEqualTo(SODIUM.mapUniform(wide));
    }

    @Property(tries = 300)
    void acceptsExactlyTheScalarsBelowTheOrder(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] scalar = new byte[32];
        random.nextBytes(scalar);
        if (random.nextBoolean()) {
            BigInteger nearOrder = ORDER.add(BigInteger.valueOf(random.nextInt(5) - 2));
            scalar = littleEndian(nearOrder);
        }
        assertThat(Packed.isCanonicalScalar(scalar, 0))
                .isEqualTo(integer(scalar).compareTo(ORDER) < 0);
    }

    private static boolean verify(Group group, OprfKey key, Blinded blinded, Evaluation evaluation) {
        return new VoprfClient(group)
                .verifyProof(
                        key.publicKey(), blinded.blindedElements(), evaluation.evaluatedElements(), evaluation.proof());
    }

    private static List<byte[]> blinds(int count, long seed) {
        Random random = new Random(seed);
        List<byte[]> blinds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] blind = new byte[64];
            random.nextBytes(blind);
            blinds.add(blind);
        }
        return blinds;
    }

    private static byte[] at(byte[] packed, int index) {
        return Arrays.copyOfRange(packed, index * 32, (index + 1) * 32);
    }

    private static BigInteger integer(byte[] littleEndian) {
        byte[] bigEndian = new byte[littleEndian.length];
        for (int i = 0; i < bigEndian.length; i++) {
            bigEndian[i] = littleEndian[littleEndian.length - 1 - i];
        }
        return new BigInteger(1, bigEndian);
    }

    private static byte[] littleEndian(BigInteger value) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < 32; i++) {
            bytes[i] = value.shiftRight(8 * i).byteValue();
        }
        return bytes;
    }

    private static List<String> hex(List<byte[]> values) {
        return values.stream().map(HexFormat.of()::formatHex).toList();
    }
}
