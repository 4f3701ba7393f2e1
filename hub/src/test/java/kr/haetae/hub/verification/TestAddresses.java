package kr.haetae.hub.verification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import kr.haetae.address.AddressReader;
import kr.haetae.address.AddressReading;
import kr.haetae.address.ChainRegistry;
import kr.haetae.address.WalletAddress;
import kr.haetae.address.encoding.Base58;
import kr.haetae.address.encoding.Base58Check;
import org.jspecify.annotations.Nullable;

/** Addresses that are valid and nobody's: made of hashes of small numbers. */
final class TestAddresses {
    private static final AddressReader READER = AddressReader.standard();

    private TestAddresses() {}

    /** A TRON address; no other chain reads it. */
    static String tron(int number) {
        byte[] payload = new byte[21];
        payload[0] = 0x41;
        System.arraycopy(hash("tron " + number), 0, payload, 1, 20);
        return Base58Check.encode(Base58.BITCOIN, payload);
    }

    static List<String> tron(int from, int to) {
        return IntStream.range(from, to).mapToObj(TestAddresses::tron).toList();
    }

    /** An EVM address in lower case. */
    static String evm(int number) {
        return "0x" + HexFormat.of().formatHex(Arrays.copyOf(hash("evm " + number), 20));
    }

    /** The wallet that an address on a chain is; on any chain where none is named. */
    static WalletAddress wallet(@Nullable String chain, String address) {
        return ((AddressReading.Valid) READER.read(chain, address, null))
                .addresses()
                .get(0);
    }

    static String tronNamespace() {
        return ChainRegistry.standard().named("tron").orElseThrow().namespace();
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
