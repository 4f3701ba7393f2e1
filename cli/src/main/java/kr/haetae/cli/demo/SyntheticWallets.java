package kr.haetae.cli.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import kr.haetae.address.encoding.Base58;
import kr.haetae.address.encoding.Base58Check;
import kr.haetae.address.encoding.Bech32;
import kr.haetae.address.encoding.BitGroups;
import kr.haetae.address.encoding.Digests;
import kr.haetae.address.encoding.Hex;

/**
 * Valid addresses that belong to nobody: the bytes behind each are a hash of the exchange's name and a number, so no key
 * is known and the same demo has the same wallets every time. Every row says that it is synthetic.
 */
final class SyntheticWallets {
    private static final String LABEL = "synthetic demo wallet";
    private static final int HASH_BYTES = 20;
    private static final int TRON_VERSION = 0x41;
    private static final int LITECOIN_VERSION = 0x30;
    private static final int DOGECOIN_VERSION = 0x1e;

    private final String exchange;

    SyntheticWallets(String exchange) {
        this.exchange = exchange;
    }

    void writeTo(Appendable csv, int count) throws IOException {
        for (int number = 0; number < count; number++) {
            Wallet wallet = wallet(number);
            csv.append(wallet.chain)
                    .append(',')
                    .append(wallet.address)
                    .append(',')
                    .append(wallet.memo)
                    .append(',')
                    .append(LABEL)
                    .append('\n');
        }
    }

    List<Wallet> first(int count) {
        return java.util.stream.IntStream.range(0, count).mapToObj(this::wallet).toList();
    }

    /** One row. */
    record Wallet(String chain, String address, String memo) {}

    private Wallet wallet(int number) {
        byte[] seed = Digests.sha256(ByteBuffer.allocate(256)
                .put("haetae synthetic wallet\0".getBytes(StandardCharsets.US_ASCII))
                .put(Arrays.copyOf(exchange.getBytes(StandardCharsets.UTF_8), 200))
                .putInt(number)
                .array());
        byte[] hash = Arrays.copyOf(seed, HASH_BYTES);
        return switch (number % 10) {
            case 0, 1, 2 -> new Wallet("ethereum", "0x" + Hex.encode(hash), "");
            case 3, 4 -> new Wallet("bitcoin", segwit(hash), "");
            case 5 -> new Wallet("bitcoin", legacy(0, hash), "");
            case 6, 7 -> new Wallet("tron", legacy(TRON_VERSION, hash), "");
            case 8 -> new Wallet("xrp", ripple(hash), Integer.toString(100_000 + number));
            default ->
                switch (number / 10 % 3) {
                    case 0 -> new Wallet("litecoin", legacy(LITECOIN_VERSION, hash), "");
                    case 1 -> new Wallet("dogecoin", legacy(DOGECOIN_VERSION, hash), "");
                    default -> new Wallet("solana", Base58.BITCOIN.encode(seed), "");
                };
        };
    }

    private static String legacy(int version, byte[] hash) {
        return Base58Check.encode(Base58.BITCOIN, versioned(version, hash));
    }

    private static String ripple(byte[] hash) {
        return Base58Check.encode(Base58.RIPPLE, versioned(0, hash));
    }

    private static String segwit(byte[] hash) {
        byte[] fives = BitGroups.toFives(hash);
        byte[] values = new byte[fives.length + 1];
        System.arraycopy(fives, 0, values, 1, fives.length);
        return Bech32.encode("bc", values, Bech32.Variant.BECH32);
    }

    private static byte[] versioned(int version, byte[] hash) {
        return ByteBuffer.allocate(1 + hash.length)
                .put((byte) version)
                .put(hash)
                .array();
    }
}
