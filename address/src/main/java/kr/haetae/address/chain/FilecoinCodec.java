package kr.haetae.address.chain;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kr.haetae.address.AddressError.Code;
import kr.haetae.address.Chain;
import kr.haetae.address.ChainCodec.Decoded.Bad;
import kr.haetae.address.encoding.Base32;
import kr.haetae.address.encoding.Digests;
import org.jspecify.annotations.Nullable;

/**
 * Filecoin: network letter, protocol digit, and Base32 in lower case with a four-byte BLAKE2b checksum.
 *
 * <p>Protocols: 0 an actor's number (no checksum, read only where Filecoin is declared), 1 a secp256k1 key, 2 an actor, 3
 * a BLS key, 4 an address inside an address manager (FRC-0048). Canonical bytes are those the chain itself uses: the
 * protocol and what it identifies. Address manager 10 holds the 20 bytes of an EVM account: {@code f410…} is that account
 * on Filecoin's EVM, and so the same wallet as on every EVM chain.
 */
public final class FilecoinCodec extends SingleChainCodec {
    private static final Pattern ACTOR_NUMBER = Pattern.compile("0(0|[1-9][0-9]{0,18})");
    private static final Pattern DELEGATED = Pattern.compile("4(0|[1-9][0-9]{0,18})f(.*)", Pattern.DOTALL);
    private static final int CHECKSUM_BYTES = 4;
    private static final int HASH_BYTES = 20;
    private static final int BLS_KEY_BYTES = 48;
    private static final int MAX_DELEGATED_BYTES = 54;
    private static final String MAINNET = "f";
    /** Protocol 4, address manager 10. */
    private static final byte[] EVM_ACCOUNT = {4, 10};

    private static final int EVM_BYTES = 20;

    private final EvmCodec evm = new EvmCodec();

    public FilecoinCodec() {
        super(Chain.alone("filecoin", "fil:f", "FIL"), "파일코인");
    }

    @Override
    public Decoded detect(Chain asked, String text) {
        boolean actorNumber = text.length() > 1 && text.charAt(1) == '0';
        return actorNumber ? Refusals.foreign(chain()) : decode(text);
    }

    @Override
    Decoded decode(String text) {
        if (text.length() < 3 || "ft".indexOf(text.charAt(0)) < 0 || "01234".indexOf(text.charAt(1)) < 0) {
            return Refusals.foreign(chain());
        }
        Decoded decoded = decodeBody(text);
        if (decoded instanceof Decoded.Ok && !text.startsWith(MAINNET)) {
            return Refusals.testnet(chain());
        }
        return decoded;
    }

    private Decoded decodeBody(String text) {
        return switch (text.charAt(1)) {
            case '0' -> actorNumber(text);
            case '1', '2' -> hashed(text, HASH_BYTES);
            case '3' -> hashed(text, BLS_KEY_BYTES);
            default -> delegated(text);
        };
    }

    private Decoded actorNumber(String text) {
        Matcher matcher = ACTOR_NUMBER.matcher(text.substring(1));
        if (!matcher.matches()) {
            return Bad.of(Code.ALPHABET, null, chain(), "expected a decimal number", Bad.SIMILAR);
        }
        Long number = parse(matcher.group(1));
        return number == null
                ? Refusals.length(chain(), "a number below 2^63", text.length(), Bad.SIMILAR)
                : ok(text, withProtocol(0, number));
    }

    private Decoded hashed(String text, int payloadBytes) {
        int characters = 2 + ((payloadBytes + CHECKSUM_BYTES) * 8 + 4) / 5;
        if (text.length() != characters) {
            return Refusals.length(chain(), characters + " characters", text.length(), Bad.SIMILAR);
        }
        byte protocol = (byte) (text.charAt(1) - '0');
        return checked(text, 2, new byte[] {protocol});
    }

    private Decoded delegated(String text) {
        Matcher matcher = DELEGATED.matcher(text.substring(1));
        Long manager = matcher.matches() ? parse(matcher.group(1)) : null;
        if (manager == null) {
            return Bad.of(Code.UNKNOWN_PREFIX, null, chain(), "expected 4, a number and f", Bad.SIMILAR);
        }
        int characters = text.length() - 1 - matcher.start(2);
        if (characters > ((MAX_DELEGATED_BYTES + CHECKSUM_BYTES) * 8 + 4) / 5) {
            return Refusals.length(chain(), "at most " + MAX_DELEGATED_BYTES + " bytes", characters, Bad.MEANT);
        }
        return checked(text, 1 + matcher.start(2), withProtocol(4, manager));
    }

    /** Reads Base32 from an index on, and checks its last four bytes against what goes before. */
    private Decoded checked(String text, int from, byte[] head) {
        String encoded = text.substring(from);
        int foreign = Base32.LOWER.firstForeign(encoded);
        if (foreign >= 0) {
            return Refusals.alphabet(chain(), from + foreign, Bad.MEANT);
        }
        byte[] bytes = Base32.decode(Base32.LOWER, encoded);
        if (bytes == null || bytes.length < CHECKSUM_BYTES) {
            return Refusals.checksum(chain());
        }
        int payload = bytes.length - CHECKSUM_BYTES;
        byte[] canonical = Arrays.copyOf(head, head.length + payload);
        System.arraycopy(bytes, 0, canonical, head.length, payload);
        byte[] checksum = Digests.blake2b(CHECKSUM_BYTES, canonical);
        if (!Arrays.equals(bytes, payload, bytes.length, checksum, 0, CHECKSUM_BYTES)) {
            return Refusals.checksum(chain());
        }
        return Arrays.equals(head, EVM_ACCOUNT) && payload == EVM_BYTES
                ? evm.decode(EvmCodec.FILECOIN, "0x" + HexFormat.of().formatHex(bytes, 0, payload))
                : ok(text, canonical);
    }

    private static byte[] withProtocol(int protocol, long number) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(protocol);
        long left = number;
        while (left >= 0x80) {
            bytes.write((int) ((left & 0x7f) | 0x80));
            left >>>= 7;
        }
        bytes.write((int) left);
        return bytes.toByteArray();
    }

    /** The number, or null where it does not fit 63 bits. */
    private static @Nullable Long parse(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException tooLarge) {
            return null;
        }
    }
}
