package kr.haetae.address.chain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kr.haetae.address.AddressError.Code;
import kr.haetae.address.Chain;
import kr.haetae.address.ChainCodec;
import kr.haetae.address.ChainCodec.Decoded.Bad;
import kr.haetae.address.WalletAddress;
import kr.haetae.address.encoding.Base58;
import kr.haetae.address.encoding.Digests;

/**
 * Polkadot and Kusama: SS58 over a 32-byte account id, with the network's prefix (0, 2) or the generic one (42).
 *
 * <p>One key is one wallet on every Substrate chain, so both share a namespace, the canonical bytes are the account id
 * alone, and a text is on the chain its prefix names; the generic prefix leaves it on the chain asked for. The checksum has two bytes only: one wrong text in 65,536 passes.
 */
public final class Ss58Codec implements ChainCodec {
    private static final Chain POLKADOT =
            new Chain("polkadot", "polkadot:91b171bb158e2d3848fa23a9f1c25182", "polkadot", "DOT");
    private static final Chain KUSAMA =
            new Chain("kusama", "polkadot:b0a8d493285c2df73290dfb7e61f870f", "polkadot", "KSM");
    private static final Map<Integer, Chain> PREFIXES = Map.of(0, POLKADOT, 2, KUSAMA);
    private static final int GENERIC_PREFIX = 42;
    private static final int TWO_BYTE_PREFIXES_FROM = 64;
    private static final int ACCOUNT_BYTES = 32;
    /** Under prefix 0 every leading zero byte of the account is one character. */
    private static final int MIN_CHARACTERS = 35;

    private static final int MAX_CHARACTERS = 50;
    private static final int CHECKSUM_BYTES = 2;
    private static final byte[] HASH_CONTEXT = "SS58PRE".getBytes(StandardCharsets.US_ASCII);

    @Override
    public List<Chain> chains() {
        return List.of(POLKADOT, KUSAMA);
    }

    @Override
    public Set<String> namesOf(Chain chain) {
        return chain.equals(POLKADOT) ? Set.of("폴카닷") : Set.of("쿠사마");
    }

    @Override
    public Decoded decode(Chain chain, String text) {
        if (text.length() < MIN_CHARACTERS || text.length() > MAX_CHARACTERS) {
            return Refusals.length(chain, "35 to 50 characters", text.length(), Bad.FOREIGN);
        }
        byte[] bytes = Base58.BITCOIN.decode(text);
        if (bytes == null) {
            return Refusals.alphabet(chain, Base58.BITCOIN.alphabet().firstForeign(text), Bad.FOREIGN);
        }
        int prefixBytes = (bytes[0] & 0xff) < TWO_BYTE_PREFIXES_FROM ? 1 : 2;
        if (bytes.length != prefixBytes + ACCOUNT_BYTES + CHECKSUM_BYTES) {
            return Refusals.length(chain, "an account id of 32 bytes", bytes.length, Bad.FOREIGN);
        }
        return account(chain, bytes, prefixBytes);
    }

    private static Decoded account(Chain chain, byte[] bytes, int prefixBytes) {
        int prefix = prefixBytes == 1 ? bytes[0] : twoBytePrefix(bytes);
        Chain actual = prefix == GENERIC_PREFIX ? chain : PREFIXES.get(prefix);
        byte[] body = Arrays.copyOf(bytes, bytes.length - CHECKSUM_BYTES);
        byte[] hash = checksum(body);
        if (!Arrays.equals(bytes, body.length, bytes.length, hash, 0, CHECKSUM_BYTES)) {
            return Bad.of(Code.CHECKSUM, null, chain, null, actual == null ? Bad.SIMILAR : Bad.NEARLY);
        }
        if (actual == null) {
            return Bad.of(Code.UNKNOWN_PREFIX, null, chain, "SS58 prefix " + prefix, Bad.NEARLY);
        }
        byte[] account = Arrays.copyOfRange(body, prefixBytes, body.length);
        return new Decoded.Ok(WalletAddress.of(actual, encode(prefixOf(actual), account), account));
    }

    private static int prefixOf(Chain chain) {
        return chain.equals(POLKADOT) ? 0 : 2;
    }

    /** The 14-bit prefix: the bits lie in the two bytes as the SS58 registry describes. */
    private static int twoBytePrefix(byte[] bytes) {
        int low = (bytes[0] & 0x3f) << 2 | (bytes[1] & 0xff) >>> 6;
        int high = bytes[1] & 0x3f;
        return low | high << 8;
    }

    private static String encode(int prefix, byte[] account) {
        byte[] body = ByteBuffer.allocate(1 + ACCOUNT_BYTES)
                .put((byte) prefix)
                .put(account)
                .array();
        byte[] bytes = Arrays.copyOf(body, body.length + CHECKSUM_BYTES);
        System.arraycopy(checksum(body), 0, bytes, body.length, CHECKSUM_BYTES);
        return Base58.BITCOIN.encode(bytes);
    }

    private static byte[] checksum(byte[] body) {
        byte[] input = ByteBuffer.allocate(HASH_CONTEXT.length + body.length)
                .put(HASH_CONTEXT)
                .put(body)
                .array();
        return Digests.blake2b(64, input);
    }
}
