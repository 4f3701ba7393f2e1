package kr.haetae.address.chain;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import kr.haetae.address.AddressError.Code;
import kr.haetae.address.Chain;
import kr.haetae.address.ChainCodec;
import kr.haetae.address.ChainCodec.Decoded.Bad;
import kr.haetae.address.WalletAddress;
import kr.haetae.address.encoding.Base32;
import kr.haetae.address.encoding.Crc16;

/** Stellar (SEP-23): accounts G…, and muxed accounts M…, whose number becomes the memo. */
public final class StellarCodec implements ChainCodec {
    private static final Chain STELLAR = Chain.alone("stellar", "stellar:pubnet", "XLM");
    private static final byte ACCOUNT_VERSION = 6 << 3;
    private static final byte MUXED_VERSION = 12 << 3;
    private static final int KEY_BYTES = 32;
    private static final int ACCOUNT_CHARACTERS = 56;
    private static final int MUXED_CHARACTERS = 69;

    @Override
    public List<Chain> chains() {
        return List.of(STELLAR);
    }

    @Override
    public Set<String> namesOf(Chain chain) {
        return Set.of("stellar lumens", "lumen", "스텔라", "스텔라루멘", "스텔라 루멘");
    }

    @Override
    public Decoded decode(Chain chain, String text) {
        char first = text.charAt(0);
        int expected = first == 'G' ? ACCOUNT_CHARACTERS : MUXED_CHARACTERS;
        if (first == 'C' && text.length() == ACCOUNT_CHARACTERS && Base32.UPPER.holds(text)) {
            return Refusals.unsupported(chain, "contract address");
        }
        if (first != 'G' && first != 'M') {
            return Refusals.foreign(chain);
        }
        int foreign = Base32.UPPER.firstForeign(text);
        boolean sized = text.length() == expected;
        if (foreign >= 0) {
            return Refusals.alphabet(chain, foreign, sized ? Bad.MEANT : Bad.FOREIGN);
        }
        if (!sized) {
            return Refusals.length(chain, expected + " characters", text.length(), Bad.SIMILAR);
        }
        byte[] decoded = Base32.decode(Base32.UPPER, text);
        return decoded == null ? Refusals.checksum(chain) : ofBytes(decoded);
    }

    private static Decoded ofBytes(byte[] decoded) {
        int body = decoded.length - 2;
        int expected = (decoded[body] & 0xff) | ((decoded[body + 1] & 0xff) << 8);
        if (Crc16.xmodem(decoded, body) != expected) {
            return Refusals.checksum(STELLAR);
        }
        byte[] key = Arrays.copyOfRange(decoded, 1, 1 + KEY_BYTES);
        if (decoded[0] == ACCOUNT_VERSION) {
            return new Decoded.Ok(account(key));
        }
        if (decoded[0] != MUXED_VERSION) {
            return Bad.of(Code.UNKNOWN_PREFIX, 1, STELLAR, null, Bad.MEANT);
        }
        long number = ByteBuffer.wrap(decoded, 1 + KEY_BYTES, Long.BYTES).getLong();
        return new Decoded.Ok(account(key), Long.toUnsignedString(number));
    }

    private static WalletAddress account(byte[] key) {
        ByteBuffer out =
                ByteBuffer.allocate(1 + KEY_BYTES + 2).put(ACCOUNT_VERSION).put(key);
        int checksum = Crc16.xmodem(out.array(), 1 + KEY_BYTES);
        out.order(ByteOrder.LITTLE_ENDIAN).putShort((short) checksum);
        return WalletAddress.of(STELLAR, Base32.encode(out.array()), key);
    }
}
