package kr.haetae.address.chain;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import kr.haetae.address.encoding.Alphabet;
import kr.haetae.address.encoding.Base58;
import org.jspecify.annotations.Nullable;

/** CryptoNote's Base58: each block of eight bytes is eleven characters, the last block fewer. */
final class BlockBase58 {
    private static final Alphabet ALPHABET = Base58.BITCOIN.alphabet();
    private static final int BLOCK_BYTES = 8;
    private static final int BLOCK_CHARACTERS = 11;
    /** Characters needed for a block of so many bytes. */
    private static final int[] CHARACTERS = {0, 2, 3, 5, 6, 7, 9, 10, BLOCK_CHARACTERS};

    private BlockBase58() {}

    /** Decodes, or null where a character is foreign, the length cannot be, or a block's value is too large. */
    static byte @Nullable [] decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int from = 0; from < text.length(); from += BLOCK_CHARACTERS) {
            String block = text.substring(from, Math.min(text.length(), from + BLOCK_CHARACTERS));
            byte[] decoded = decodeBlock(block);
            if (decoded == null) {
                return null;
            }
            bytes.writeBytes(decoded);
        }
        return bytes.toByteArray();
    }

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int from = 0; from < bytes.length; from += BLOCK_BYTES) {
            encodeBlock(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + BLOCK_BYTES)), text);
        }
        return text.toString();
    }

    private static byte @Nullable [] decodeBlock(String block) {
        int size = Arrays.binarySearch(CHARACTERS, block.length());
        if (size < 0) {
            return null;
        }
        long value = 0;
        for (int i = 0; i < block.length(); i++) {
            int digit = ALPHABET.valueOf(block.charAt(i));
            boolean overflow = Long.compareUnsigned(value, Long.divideUnsigned(-1L - digit, 58)) > 0;
            if (digit < 0 || overflow) {
                return null;
            }
            value = value * 58 + digit;
        }
        if (size < BLOCK_BYTES && value >>> (8 * size) != 0) {
            return null;
        }
        byte[] bytes = new byte[size];
        for (int i = size - 1; i >= 0; i--) {
            bytes[i] = (byte) value;
            value >>>= 8;
        }
        return bytes;
    }

    private static void encodeBlock(byte[] block, StringBuilder text) {
        long value = 0;
        for (byte octet : block) {
            value = value << 8 | (octet & 0xff);
        }
        char[] characters = new char[CHARACTERS[block.length]];
        for (int i = characters.length - 1; i >= 0; i--) {
            characters[i] = ALPHABET.characterOf((int) Long.remainderUnsigned(value, 58));
            value = Long.divideUnsigned(value, 58);
        }
        text.append(characters);
    }
}
