package kr.haetae.oprf;

import java.util.Arrays;

/**
 * Arithmetic of points (X : Y : Z : T) on the twisted Edwards curve, twenty longs each in arrays of the caller's, by the
 * formulas of Hisil, Wong, Carter and Dawson (2008). Public values only.
 *
 * <p>An instance is one point and the working space of its thread.
 */
final class PublicPoint {
    /** How many longs an extended point takes. */
    static final int STRIDE = 4 * PublicField.LIMBS;

    private static final int X = 0;
    private static final int Y = 5;
    private static final int Z = 10;
    private static final int T = 15;

    private static final int A = 0;
    private static final int B = 5;
    private static final int C = 10;
    private static final int D = 15;
    private static final int E = 20;
    private static final int F = 25;
    private static final int G = 30;
    private static final int H = 35;

    private final long[] w = new long[40];
    private final long[] point = new long[STRIDE];

    PublicPoint() {
        setIdentity(point, 0);
    }

    static void setIdentity(long[] p, int po) {
        Arrays.fill(p, po, po + STRIDE, 0);
        p[po + Y] = 1;
        p[po + Z] = 1;
    }

    /** This instance's own point, at offset zero. */
    long[] point() {
        return point;
    }

    /** Doubles the point at {@code po} in place. */
    void twice(long[] p, int po) {
        PublicField.square(w, A, p, po + X);
        PublicField.square(w, B, p, po + Y);
        PublicField.square(w, C, p, po + Z);
        PublicField.add(w, C, w, C, w, C);
        PublicField.add(w, H, w, A, w, B);
        PublicField.add(w, E, p, po + X, p, po + Y);
        PublicField.square(w, E, w, E);
        PublicField.sub(w, E, w, H, w, E);
        PublicField.sub(w, G, w, A, w, B);
        PublicField.add(w, F, w, C, w, G);
        finish(p, po);
    }

    /** Adds to the point at {@code po} the affine triple at {@code qo}, or its negative: seven products. */
    void addTriple(long[] p, int po, long[] q, int qo, boolean negative) {
        int sum = negative ? qo + 5 : qo;
        int difference = negative ? qo : qo + 5;
        multiplySidesBy(p, po, q, sum, difference);
        PublicField.mul(w, C, p, po + T, q, qo + 10);
        PublicField.add(w, D, p, po + Z, p, po + Z);
        combine(p, po, negative);
    }

    /** Puts the affine triple at {@code qo}, or its negative, into the point at {@code po}, as (x : y : 1 : xy). */
    static void setTriple(long[] p, int po, long[] q, int qo, boolean negative) {
        for (int i = 0; i < PublicField.LIMBS; i++) {
            // The triple's sides are limb by limb y + x and y - x, so both of these are even.
            long x = (q[qo + i] - q[qo + 5 + i]) >> 1;
            p[po + X + i] = negative ? -x : x;
            p[po + Y + i] = (q[qo + i] + q[qo + 5 + i]) >> 1;
            p[po + Z + i] = 0;
        }
        p[po + Z] = 1;
        PublicField.mul(p, po + T, q, qo + 10, PublicRoots.INVERSE_D2, 0);
        if (negative) {
            PublicField.negate(p, po + T, p, po + T);
        }
    }

    /** Adds the point at {@code qo} to the point at {@code po}: nine products. */
    void add(long[] p, int po, long[] q, int qo) {
        toNiels(w, E, q, qo);
        // E..H hold the four values of q that a readdition takes; combine() needs them only before it writes there.
        multiplySidesBy(p, po, w, E, F);
        PublicField.mul(w, C, p, po + T, w, H);
        PublicField.mul(w, D, p, po + Z, w, G);
        combine(p, po, false);
    }

    /** Adds a point prepared by {@link #toNiels}, or its negative: eight products. */
    void addNiels(long[] p, int po, long[] q, int qo, boolean negative) {
        int sum = negative ? qo + 5 : qo;
        int difference = negative ? qo : qo + 5;
        multiplySidesBy(p, po, q, sum, difference);
        PublicField.mul(w, D, p, po + Z, q, qo + 10);
        PublicField.mul(w, C, p, po + T, q, qo + 15);
        combine(p, po, negative);
    }

    /** Prepares a point for many additions: (Y + X, Y - X, 2Z, 2dT). */
    static void toNiels(long[] r, int ro, long[] p, int po) {
        PublicField.add(r, ro, p, po + Y, p, po + X);
        PublicField.sub(r, ro + 5, p, po + Y, p, po + X);
        PublicField.add(r, ro + 10, p, po + Z, p, po + Z);
        PublicField.mul(r, ro + 15, p, po + T, PublicRoots.D2, 0);
    }

    private void multiplySidesBy(long[] p, int po, long[] q, int sum, int difference) {
        PublicField.sub(w, A, p, po + Y, p, po + X);
        PublicField.mul(w, A, w, A, q, difference);
        PublicField.add(w, B, p, po + Y, p, po + X);
        PublicField.mul(w, B, w, B, q, sum);
    }

    private void combine(long[] p, int po, boolean negative) {
        PublicField.sub(w, E, w, B, w, A);
        PublicField.add(w, H, w, B, w, A);
        if (negative) {
            PublicField.add(w, F, w, D, w, C);
            PublicField.sub(w, G, w, D, w, C);
        } else {
            PublicField.sub(w, F, w, D, w, C);
            PublicField.add(w, G, w, D, w, C);
        }
        finish(p, po);
    }

    private void finish(long[] p, int po) {
        PublicField.mul(p, po + X, w, E, w, F);
        PublicField.mul(p, po + Y, w, G, w, H);
        PublicField.mul(p, po + Z, w, F, w, G);
        PublicField.mul(p, po + T, w, E, w, H);
    }

    /** Encodes this instance's point (RFC 9496, section 4.3.2). */
    byte[] encode() {
        PublicField.add(w, A, point, Z, point, Y);
        PublicField.sub(w, B, point, Z, point, Y);
        PublicField.mul(w, A, w, A, w, B); // u1
        PublicField.mul(w, B, point, X, point, Y); // u2
        PublicField.square(w, C, w, B);
        PublicField.mul(w, C, w, C, w, A);
        PublicRoots.inverseRoot(w, D, w, C);
        PublicField.mul(w, A, w, A, w, D); // den1
        PublicField.mul(w, B, w, B, w, D); // den2
        PublicField.mul(w, C, w, A, w, B);
        PublicField.mul(w, C, w, C, point, T); // z_inv
        PublicField.copy(w, E, point, X);
        PublicField.copy(w, F, point, Y);
        PublicField.mul(w, G, point, T, w, C);
        if (PublicFieldCodec.isNegative(w, G)) {
            PublicField.mul(w, E, point, Y, PublicRoots.SQRT_M1, 0);
            PublicField.mul(w, F, point, X, PublicRoots.SQRT_M1, 0);
            PublicField.mul(w, B, w, A, PublicRoots.INVSQRT_A_MINUS_D, 0);
        }
        PublicField.mul(w, G, w, E, w, C);
        if (PublicFieldCodec.isNegative(w, G)) {
            PublicField.negate(w, F, w, F);
        }
        PublicField.sub(w, F, point, Z, w, F);
        PublicField.mul(w, F, w, F, w, B);
        PublicRoots.absolute(w, F);
        return PublicFieldCodec.write(w, F);
    }
}
