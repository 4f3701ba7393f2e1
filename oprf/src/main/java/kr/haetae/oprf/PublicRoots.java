package kr.haetae.oprf;

import java.util.Arrays;

/** The constants of RFC 9496, section 4.1, and its inverse square root. Public values only. */
final class PublicRoots {
    static final long[] ONE = {1, 0, 0, 0, 0};

    static final long[] D = {0x34dca135978a3L, 0x1a8283b156ebdL, 0x5e7a26001c029L, 0x739c663a03cbbL, 0x52036cee2b6ffL};

    /** Twice D, the factor of every addition. */
    static final long[] D2 = {0x69b9426b2f159L, 0x35050762add7aL, 0x3cf44c0038052L, 0x6738cc7407977L, 0x2406d9dc56dffL};

    /** One over D2: gives back xy from the 2dxy of a triple. */
    static final long[] INVERSE_D2 = {
        0x0793b66e4fc18L, 0x184279542e25eL, 0x3739ecc16bbadL, 0x390cac5884533L, 0x60483f690a6aeL
    };

    static final long[] SQRT_M1 = {
        0x61b274a0ea0b0L, 0x0d5a5fc8f189dL, 0x7ef5e9cbd0c60L, 0x78595a6804c9eL, 0x2b8324804fc1dL
    };

    static final long[] INVSQRT_A_MINUS_D = {
        0x0fdaa805d40eaL, 0x2eb482e57d339L, 0x007610274bc58L, 0x6510b613dc8ffL, 0x786c8905cfaffL
    };

    private PublicRoots() {}

    /** Puts the non-negative square root of 1/a (or of sqrt(-1)/a) into r; false if 1/a is no square (SQRT_RATIO_M1). */
    static boolean inverseRoot(long[] r, int ro, long[] a, int ao) {
        long[] t = new long[2 * PublicField.LIMBS];
        int cube = 0;
        int seventh = PublicField.LIMBS;
        PublicField.square(t, cube, a, ao);
        PublicField.mul(t, cube, t, cube, a, ao);
        PublicField.square(t, seventh, t, cube);
        PublicField.mul(t, seventh, t, seventh, a, ao);
        PublicField.powP58(t, seventh, t, seventh);
        PublicField.mul(r, ro, t, cube, t, seventh);

        PublicField.square(t, cube, r, ro);
        PublicField.mul(t, cube, t, cube, a, ao); // 1, -1, sqrt(-1) or -sqrt(-1)
        boolean one = isEqual(t, cube, ONE);
        boolean minusOne = false;
        if (!one) {
            PublicField.negate(t, cube, t, cube);
            minusOne = isEqual(t, cube, ONE);
            if (minusOne || isEqual(t, cube, SQRT_M1)) {
                PublicField.mul(r, ro, r, ro, SQRT_M1, 0);
            }
        }
        absolute(r, ro);
        return one || minusOne;
    }

    /** Negates in place what is negative, that is odd in its reduced form. */
    static void absolute(long[] a, int ao) {
        if (PublicFieldCodec.isNegative(a, ao)) {
            PublicField.negate(a, ao, a, ao);
        }
    }

    /** The constant is in its reduced form. */
    private static boolean isEqual(long[] a, int ao, long[] constant) {
        return Arrays.equals(PublicFieldCodec.reduced(a, ao), constant);
    }
}
