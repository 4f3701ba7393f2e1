package kr.haetae.oprf;

import static java.lang.Math.multiplyHigh;

/**
 * The field of 2^255 - 19 for public values: five signed limbs of 51 bits in a {@code long[]} at an offset.
 *
 * <p>A sum of products is split at bit 51 without a mask: scaling the factors by 2^13 together makes the upper half of a
 * 128-bit product its bits from 51 up. Those upper halves add up to H, short of the truth by a few at most; the lower 64
 * bits of the sum of products, less {@code H << 51}, are then exactly what H leaves over. Since H need not be exact, both
 * sums take {@code a_i·b_j + a_j·b_i} as {@code a_i·b_i + a_j·b_j + (a_i - a_j)(b_j - b_i)}: 15 products instead of 25.
 *
 * <p>Sums and differences are not carried: a factor's limbs may reach 2^53 in size, a product's stay below 2^52.
 *
 * <h2>Security guarantees</h2>
 *
 * <p>None for secrets: comparisons and what is built on them are variable-time. Keys, blinds and nonces never come here.
 */
final class PublicField {
    static final int LIMBS = 5;

    private static final int BITS = 51;
    private static final long MASK = (1L << BITS) - 1;

    private PublicField() {}

    static void mul(long[] r, int ro, long[] a, int ao, long[] b, int bo) {
        long a0 = a[ao];
        long a1 = a[ao + 1];
        long a2 = a[ao + 2];
        long a3 = a[ao + 3];
        long a4 = a[ao + 4];
        long b0 = b[bo];
        long b1 = b[bo + 1];
        long b2 = b[bo + 2];
        long b3 = b[bo + 3];
        long b4 = b[bo + 4];
        long x0 = a0 << 9;
        long x1 = a1 << 9;
        long x2 = a2 << 9;
        long x3 = a3 << 9;
        long x4 = a4 << 9;
        long y0 = b0 << 4;
        long y1 = b1 << 4;
        long y2 = b2 << 4;
        long y3 = b3 << 4;
        long y4 = b4 << 4;
        long d0 = a0 * b0;
        long d1 = a1 * b1;
        long d2 = a2 * b2;
        long d3 = a3 * b3;
        long d4 = a4 * b4;
        long e0 = multiplyHigh(x0, y0);
        long e1 = multiplyHigh(x1, y1);
        long e2 = multiplyHigh(x2, y2);
        long e3 = multiplyHigh(x3, y3);
        long e4 = multiplyHigh(x4, y4);
        long h0 = e0 + 19 * (e1 + e4 + multiplyHigh(x1 - x4, y4 - y1) + e2 + e3 + multiplyHigh(x2 - x3, y3 - y2));
        long h1 = e0 + e1 + multiplyHigh(x0 - x1, y1 - y0) + 19 * (e3 + e2 + e4 + multiplyHigh(x2 - x4, y4 - y2));
        long h2 = e0 + e2 + multiplyHigh(x0 - x2, y2 - y0) + e1 + 19 * (e3 + e4 + multiplyHigh(x3 - x4, y4 - y3));
        long h3 = e0 + e3 + multiplyHigh(x0 - x3, y3 - y0) + e1 + e2 + multiplyHigh(x1 - x2, y2 - y1) + 19 * e4;
        long h4 = e0 + e4 + multiplyHigh(x0 - x4, y4 - y0) + e1 + e3 + multiplyHigh(x1 - x3, y3 - y1) + e2;
        long l0 = d0 + 19 * (d1 + d4 + (a1 - a4) * (b4 - b1) + d2 + d3 + (a2 - a3) * (b3 - b2)) - (h0 << BITS);
        long l1 = d0 + d1 + (a0 - a1) * (b1 - b0) + 19 * (d3 + d2 + d4 + (a2 - a4) * (b4 - b2)) - (h1 << BITS);
        long l2 = d0 + d2 + (a0 - a2) * (b2 - b0) + d1 + 19 * (d3 + d4 + (a3 - a4) * (b4 - b3)) - (h2 << BITS);
        long l3 = d0 + d3 + (a0 - a3) * (b3 - b0) + d1 + d2 + (a1 - a2) * (b2 - b1) + 19 * d4 - (h3 << BITS);
        long l4 = d0 + d4 + (a0 - a4) * (b4 - b0) + d1 + d3 + (a1 - a3) * (b3 - b1) + d2 - (h4 << BITS);
        put(r, ro, l0 + 19 * h4, l1 + h0, l2 + h1, l3 + h2, l4 + h3);
    }

    static void square(long[] r, int ro, long[] a, int ao) {
        squareTimes(r, ro, a, ao, 1);
    }

    /** Squares {@code times} times in a row: a^(2^times). */
    static void squareTimes(long[] r, int ro, long[] a, int ao, int times) {
        long a0 = a[ao];
        long a1 = a[ao + 1];
        long a2 = a[ao + 2];
        long a3 = a[ao + 3];
        long a4 = a[ao + 4];
        for (int i = 0; i < times; i++) {
            long d0 = 2 * a0;
            long d1 = 2 * a1;
            long c3 = 19 * a3;
            long c4 = 19 * a4;
            long e3 = 2 * c3;
            long e4 = 2 * c4;
            long x0 = a0 << 10;
            long x1 = a1 << 10;
            long x2 = a2 << 10;
            long x3 = a3 << 10;
            long x4 = a4 << 10;
            long h0 = multiplyHigh(x0, a0 << 3) + multiplyHigh(x1, e4 << 3) + multiplyHigh(x2, e3 << 3);
            long h1 = multiplyHigh(x1, d0 << 3) + multiplyHigh(x2, e4 << 3) + multiplyHigh(x3, c3 << 3);
            long h2 = multiplyHigh(x2, d0 << 3) + multiplyHigh(x1, a1 << 3) + multiplyHigh(x3, e4 << 3);
            long h3 = multiplyHigh(x3, d0 << 3) + multiplyHigh(x2, d1 << 3) + multiplyHigh(x4, c4 << 3);
            long h4 = multiplyHigh(x4, d0 << 3) + multiplyHigh(x3, d1 << 3) + multiplyHigh(x2, a2 << 3);
            long l0 = a0 * a0 + a1 * e4 + a2 * e3 - (h0 << BITS);
            long l1 = a1 * d0 + a2 * e4 + a3 * c3 - (h1 << BITS);
            long l2 = a2 * d0 + a1 * a1 + a3 * e4 - (h2 << BITS);
            long l3 = a3 * d0 + a2 * d1 + a4 * c4 - (h3 << BITS);
            long l4 = a4 * d0 + a3 * d1 + a2 * a2 - (h4 << BITS);
            long r0 = l0 + 19 * h4;
            long r1 = l1 + h0;
            long r2 = l2 + h1;
            long r3 = l3 + h2;
            long r4 = l4 + h3;
            a0 = (r0 & MASK) + 19 * (r4 >> BITS);
            a1 = (r1 & MASK) + (r0 >> BITS);
            a2 = (r2 & MASK) + (r1 >> BITS);
            a3 = (r3 & MASK) + (r2 >> BITS);
            a4 = (r4 & MASK) + (r3 >> BITS);
        }
        r[ro] = a0;
        r[ro + 1] = a1;
        r[ro + 2] = a2;
        r[ro + 3] = a3;
        r[ro + 4] = a4;
    }

    /** Moves what exceeds 51 bits to the next limb, all limbs at once: one round is enough to stay far below 2^52. */
    private static void put(long[] r, int ro, long r0, long r1, long r2, long r3, long r4) {
        r[ro] = (r0 & MASK) + 19 * (r4 >> BITS);
        r[ro + 1] = (r1 & MASK) + (r0 >> BITS);
        r[ro + 2] = (r2 & MASK) + (r1 >> BITS);
        r[ro + 3] = (r3 & MASK) + (r2 >> BITS);
        r[ro + 4] = (r4 & MASK) + (r3 >> BITS);
    }

    static void add(long[] r, int ro, long[] a, int ao, long[] b, int bo) {
        for (int i = 0; i < LIMBS; i++) {
            r[ro + i] = a[ao + i] + b[bo + i];
        }
    }

    static void sub(long[] r, int ro, long[] a, int ao, long[] b, int bo) {
        for (int i = 0; i < LIMBS; i++) {
            r[ro + i] = a[ao + i] - b[bo + i];
        }
    }

    static void negate(long[] r, int ro, long[] a, int ao) {
        for (int i = 0; i < LIMBS; i++) {
            r[ro + i] = -a[ao + i];
        }
    }

    static void copy(long[] r, int ro, long[] a, int ao) {
        System.arraycopy(a, ao, r, ro, LIMBS);
    }

    /** Raises to (p - 5) / 8 = 2^252 - 3, the heart of a square root. */
    static void powP58(long[] r, int ro, long[] a, int ao) {
        long[] t = new long[3 * LIMBS];
        int t0 = 0;
        int t1 = LIMBS;
        int t2 = 2 * LIMBS;
        square(t, t0, a, ao);
        squareTimes(t, t1, t, t0, 2);
        mul(t, t1, a, ao, t, t1); // 9
        mul(t, t0, t, t0, t, t1); // 11
        square(t, t0, t, t0); // 22
        mul(t, t0, t, t1, t, t0); // 2^5 - 1
        squareTimes(t, t1, t, t0, 5);
        mul(t, t0, t, t1, t, t0); // 2^10 - 1
        squareTimes(t, t1, t, t0, 10);
        mul(t, t1, t, t1, t, t0); // 2^20 - 1
        squareTimes(t, t2, t, t1, 20);
        mul(t, t1, t, t2, t, t1); // 2^40 - 1
        squareTimes(t, t1, t, t1, 10);
        mul(t, t0, t, t1, t, t0); // 2^50 - 1
        squareTimes(t, t1, t, t0, 50);
        mul(t, t1, t, t1, t, t0); // 2^100 - 1
        squareTimes(t, t2, t, t1, 100);
        mul(t, t1, t, t2, t, t1); // 2^200 - 1
        squareTimes(t, t1, t, t1, 50);
        mul(t, t0, t, t1, t, t0); // 2^250 - 1
        squareTimes(t, t0, t, t0, 2);
        mul(r, ro, t, t0, a, ao); // 2^252 - 3
    }
}
