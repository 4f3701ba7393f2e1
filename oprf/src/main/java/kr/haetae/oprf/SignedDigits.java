package kr.haetae.oprf;

/** Writes public weights in signed digits: for one chain of doublings, or window by window for buckets. */
final class SignedDigits {
    /** Digits of a non-adjacent form: a weight has at most 253 bits, its form one more. */
    static final int NAF_LENGTH = 254;

    private static final int NAF_WIDTH = 5;

    private SignedDigits() {}

    /** The width-5 non-adjacent form of the scalar at {@code offset}: digits odd and below 16 in size, or zero. */
    static byte[] nonAdjacentForm(byte[] scalars, int offset) {
        byte[] digits = new byte[NAF_LENGTH];
        int carry = 0;
        int bit = 0;
        while (bit < NAF_LENGTH) {
            int digit = bits(scalars, offset, bit, NAF_WIDTH) + carry;
            if ((digit & 1) == 0) {
                // An even sum here means bit and carry cancel or are both zero; the carry moves on unchanged.
                bit++;
                continue;
            }
            carry = digit > 1 << (NAF_WIDTH - 1) ? 1 : 0;
            digits[bit] = (byte) (digit - (carry << NAF_WIDTH));
            bit += NAF_WIDTH;
        }
        return digits;
    }

    /**
     * Digits from -2^(width-1) + 1 to 2^(width-1) for every window of every scalar, window by window.
     *
     * @param width bits of a window, at most 15
     * @param windows enough that width·windows exceeds 253
     */
    static short[] windows(byte[] scalars, int width, int windows) {
        int count = Packed.countScalars(scalars);
        short[] digits = new short[count * windows];
        for (int i = 0; i < count; i++) {
            int carry = 0;
            for (int window = 0; window < windows; window++) {
                int digit = bits(scalars, i * Packed.SIZE, window * width, width) + carry;
                carry = digit > 1 << (width - 1) ? 1 : 0;
                digits[window * count + i] = (short) (digit - (carry << width));
            }
        }
        return digits;
    }

    /** The {@code width} bits from {@code bit} up; bits above the scalar's 256 are zero. */
    private static int bits(byte[] scalars, int offset, int bit, int width) {
        int index = bit >> 3;
        int word = 0;
        for (int i = 0; i < 3 && index + i < Packed.SIZE; i++) {
            word |= (scalars[offset + index + i] & 0xff) << (8 * i);
        }
        return word >> (bit & 7) & (1 << width) - 1;
    }
}
