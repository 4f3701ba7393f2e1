package kr.haetae.address.encoding;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Base58: a big-endian number in 58 characters, each leading zero byte one zero character. */
public final class Base58 {
    /** Bitcoin's alphabet, used by nearly every chain. */
    public static final Base58 BITCOIN =
            new Base58(new Alphabet("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"));

    /** The XRP Ledger's alphabet: the same characters in another order. */
    public static final Base58 RIPPLE =
            new Base58(new Alphabet("rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"));

    private static final int MAX_CHARACTERS = 512;
    private static final int CHARACTERS_AT_ONCE = 5;
    private static final long LIMB_MASK = 0xffff_ffffL;

    private final Alphabet alphabet;

    private Base58(Alphabet alphabet) {
        this.alphabet = alphabet;
    }

    public Alphabet alphabet() {
        return alphabet;
    }

    /** Decodes, or null where a character is foreign or the text is empty or longer than 512 characters. */
    public byte @Nullable [] decode(String text) {
        int length = text.length();
        if (length == 0 || length > MAX_CHARACTERS) {
            return null;
        }
        int zeros = 0;
        while (zeros < length && alphabet.valueOf(text.charAt(zeros)) == 0) {
            zeros++;
        }
        // Little-endian 32-bit limbs, five characters (58^5 < 2^30) at a time: ten times fewer divisions than bytewise.
        int[] limbs = new int[(length - zeros) * 6 / 32 + 1];
        int used = 0;
        for (int i = zeros; i < length; ) {
            long factor = 1;
            long carry = 0;
            for (int end = Math.min(length, i + CHARACTERS_AT_ONCE); i < end; i++) {
                int value = alphabet.valueOf(text.charAt(i));
                if (value < 0) {
                    return null;
                }
                carry = carry * 58 + value;
                factor *= 58;
            }
            used = multiplyAndAdd(limbs, used, factor, carry);
        }
        return bigEndian(limbs, used, zeros);
    }

    private static int multiplyAndAdd(int[] limbs, int used, long factor, long addend) {
        long carry = addend;
        int count = used;
        for (int i = 0; i < count; i++) {
            carry += (limbs[i] & LIMB_MASK) * factor;
            limbs[i] = (int) carry;
            carry >>>= 32;
        }
        if (carry != 0) {
            limbs[count++] = (int) carry;
        }
        return count;
    }

    private static byte[] bigEndian(int[] limbs, int used, int zeros) {
        int size = used * 4;
        while (size > 0 && byteAt(limbs, size - 1) == 0) {
            size--;
        }
        byte[] bytes = new byte[zeros + size];
        for (int i = 0; i < size; i++) {
            bytes[bytes.length - 1 - i] = byteAt(limbs, i);
        }
        return bytes;
    }

    private static byte byteAt(int[] limbs, int index) {
        return (byte) (limbs[index >> 2] >>> ((index & 3) * 8));
    }

    public String encode(byte[] bytes) {
        int zeros = 0;
        while (zeros < bytes.length && bytes[zeros] == 0) {
            zeros++;
        }
        byte[] number = Arrays.copyOf(bytes, bytes.length);
        char[] out = new char[zeros + (bytes.length - zeros) * 138 / 100 + 1];
        int next = out.length;
        for (int start = zeros; start < number.length; ) {
            out[--next] = alphabet.characterOf(divideBy58(number, start));
            while (start < number.length && number[start] == 0) {
                start++;
            }
        }
        for (int i = 0; i < zeros; i++) {
            out[--next] = alphabet.characterOf(0);
        }
        return new String(out, next, out.length - next);
    }

    private static int divideBy58(byte[] number, int start) {
        int remainder = 0;
        for (int i = start; i < number.length; i++) {
            int digit = remainder * 256 + (number[i] & 0xff);
            number[i] = (byte) (digit / 58);
            remainder = digit % 58;
        }
        return remainder;
    }
}
