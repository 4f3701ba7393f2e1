package kr.haetae.address.chain;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import kr.haetae.address.AddressError.Code;
import kr.haetae.address.Chain;
import kr.haetae.address.ChainCodec.Decoded.Bad;
import kr.haetae.address.WalletAddress;
import kr.haetae.address.encoding.Base58;
import kr.haetae.address.encoding.Digests;

/**
 * Monero: a network byte, two public keys and a Keccak-256 checksum in Base58 of eight-byte blocks.
 *
 * <p>An integrated address is a standard address with a payment id inside: one wallet, so its canonical form is the
 * standard address, and the payment id (16 hexadecimal digits) becomes the memo. A subaddress has keys of its own and
 * cannot be traced to its wallet, so it stays itself. Canonical bytes are the network byte and both keys.
 */
public final class MoneroCodec extends SingleChainCodec {
    private static final int STANDARD = 18;
    private static final int INTEGRATED = 19;
    private static final int SUBADDRESS = 42;
    private static final Set<Integer> TEST_NETWORKS = Set.of(53, 54, 63, 24, 25, 36);
    private static final Set<Integer> INTEGRATED_KINDS = Set.of(INTEGRATED, 54, 25);
    private static final int CHARACTERS = 95;
    private static final int INTEGRATED_CHARACTERS = 106;
    private static final int BODY_BYTES = 65;
    private static final int CHECKSUM_BYTES = 4;

    public MoneroCodec() {
        super(Chain.alone("monero", "monero:418015bb9ae982a1975da7d79277c270", "XMR"), "모네로");
    }

    @Override
    Decoded decode(String text) {
        boolean standardStart = text.startsWith("4") || text.startsWith("8");
        if (text.length() != CHARACTERS && text.length() != INTEGRATED_CHARACTERS) {
            int likeness = standardStart && text.length() > 80 ? Bad.SIMILAR : Bad.FOREIGN;
            return Refusals.length(chain(), "95 or 106 characters", text.length(), likeness);
        }
        int foreign = Base58.BITCOIN.alphabet().firstForeign(text);
        if (foreign >= 0) {
            return Refusals.alphabet(chain(), foreign, standardStart ? Bad.MEANT : Bad.FOREIGN);
        }
        byte[] bytes = BlockBase58.decode(text);
        if (bytes == null || !checksumMatches(bytes)) {
            return Bad.of(Code.CHECKSUM, null, chain(), null, standardStart ? Bad.NEARLY : Bad.SIMILAR);
        }
        return wallet(bytes);
    }

    private Decoded wallet(byte[] bytes) {
        int kind = bytes[0] & 0xff;
        boolean known = kind == STANDARD || kind == SUBADDRESS || kind == INTEGRATED || TEST_NETWORKS.contains(kind);
        if (!known || INTEGRATED_KINDS.contains(kind) != (bytes.length > BODY_BYTES + CHECKSUM_BYTES)) {
            return Bad.of(Code.UNKNOWN_PREFIX, 0, chain(), null, Bad.NEARLY);
        }
        if (TEST_NETWORKS.contains(kind)) {
            return Refusals.testnet(chain());
        }
        byte[] body = Arrays.copyOf(bytes, BODY_BYTES);
        if (kind != INTEGRATED) {
            return ok(encode(body), body);
        }
        body[0] = STANDARD;
        String paymentId = HexFormat.of().formatHex(bytes, BODY_BYTES, bytes.length - CHECKSUM_BYTES);
        return new Decoded.Ok(WalletAddress.of(chain(), encode(body), body), paymentId);
    }

    private static boolean checksumMatches(byte[] bytes) {
        int body = bytes.length - CHECKSUM_BYTES;
        byte[] hash = Digests.keccak256(Arrays.copyOf(bytes, body));
        return Arrays.equals(bytes, body, bytes.length, hash, 0, CHECKSUM_BYTES);
    }

    private static String encode(byte[] body) {
        byte[] bytes = Arrays.copyOf(body, body.length + CHECKSUM_BYTES);
        System.arraycopy(Digests.keccak256(body), 0, bytes, body.length, CHECKSUM_BYTES);
        return BlockBase58.encode(bytes);
    }
}
