package kr.haetae.oprf;

import java.util.Arrays;

/**
 * Sums of public elements times public weights: few by Straus's method, many by Pippenger's.
 *
 * <h2>Security guarantees</h2>
 *
 * <p>None for secrets: time and memory access follow the weights. Used for the composites of a proof and for checking one.
 */
final class PublicMultiScalar {
    private static final int SCALAR_BITS = 253;

    /** From here on buckets take fewer additions than tables. Measured. */
    private static final int PIPPENGER_FROM = 96;

    private PublicMultiScalar() {}

    /**
     * Computes the sum of weight·point.
     *
     * @param weights packed scalars below L, one for each point
     */
    static PublicPoint sum(byte[] weights, PublicPoints points) {
        Packed.requireSameCount(Packed.countScalars(weights), points.count());
        return points.count() < PIPPENGER_FROM ? straus(weights, points) : pippenger(weights, points);
    }

    /** Straus: one chain of doublings for all points, each with a table of its odd multiples up to 15. */
    static PublicPoint straus(byte[] weights, PublicPoints points) {
        int count = points.count();
        PublicPoint sum = new PublicPoint();
        long[] tables = oddMultiples(points);
        byte[][] digits = new byte[count][];
        for (int i = 0; i < count; i++) {
            digits[i] = SignedDigits.nonAdjacentForm(weights, i * Packed.SIZE);
        }
        for (int bit = SignedDigits.NAF_LENGTH - 1; bit >= 0; bit--) {
            sum.twice(sum.point(), 0);
            for (int i = 0; i < count; i++) {
                int digit = digits[i][bit];
                if (digit != 0) {
                    int entry = (i * 8 + Math.abs(digit) / 2) * PublicPoint.STRIDE;
                    sum.addNiels(sum.point(), 0, tables, entry, digit < 0);
                }
            }
        }
        return sum;
    }

    private static long[] oddMultiples(PublicPoints points) {
        PublicPoint arithmetic = new PublicPoint();
        long[] tables = new long[points.count() * 8 * PublicPoint.STRIDE];
        long[] multiple = new long[PublicPoint.STRIDE];
        long[] twice = new long[PublicPoint.STRIDE];
        for (int i = 0; i < points.count(); i++) {
            PublicPoint.setTriple(multiple, 0, points.triples(), i * PublicPoints.STRIDE, false);
            System.arraycopy(multiple, 0, twice, 0, PublicPoint.STRIDE);
            arithmetic.twice(twice, 0);
            for (int j = 0; j < 8; j++) {
                PublicPoint.toNiels(tables, (i * 8 + j) * PublicPoint.STRIDE, multiple, 0);
                arithmetic.add(multiple, 0, twice, 0);
            }
        }
        return tables;
    }

    /** Pippenger: in every window a point goes into the bucket of its digit; the buckets are then added up once. */
    static PublicPoint pippenger(byte[] weights, PublicPoints points) {
        int width = windowWidth(points.count());
        int windows = windows(width);
        short[] digits = SignedDigits.windows(weights, width, windows);
        PublicPoint sum = new PublicPoint();
        Buckets buckets = new Buckets(1 << (width - 1));
        for (int window = windows - 1; window >= 0; window--) {
            for (int i = 0; i < width; i++) {
                sum.twice(sum.point(), 0);
            }
            buckets.clear();
            for (int i = 0; i < points.count(); i++) {
                buckets.add(digits[window * points.count() + i], points.triples(), i * PublicPoints.STRIDE);
            }
            buckets.addTo(sum);
        }
        return sum;
    }

    /** One bit more than the weights have: the last window's digit is signed too. */
    private static int windows(int width) {
        return (SCALAR_BITS + 1 + width - 1) / width;
    }

    /** The width of least cost: seven products a point and window, eighteen a bucket and window. */
    private static int windowWidth(int count) {
        int best = 4;
        for (int width = 5; width <= 12; width++) {
            if (cost(width, count) < cost(best, count)) {
                best = width;
            }
        }
        return best;
    }

    private static long cost(int width, int count) {
        return (long) windows(width) * (7L * count + (18L << (width - 1)));
    }

    /** The buckets of one window: bucket i holds the sum of the points whose digit is i + 1, less those of -(i + 1). */
    private static final class Buckets {
        private final PublicPoint arithmetic = new PublicPoint();
        private final long[] sums;
        private final boolean[] used;

        Buckets(int count) {
            this.sums = new long[count * PublicPoint.STRIDE];
            this.used = new boolean[count];
        }

        void clear() {
            Arrays.fill(used, false);
        }

        void add(int digit, long[] triples, int offset) {
            if (digit == 0) {
                return;
            }
            int bucket = Math.abs(digit) - 1;
            if (used[bucket]) {
                arithmetic.addTriple(sums, bucket * PublicPoint.STRIDE, triples, offset, digit < 0);
            } else {
                PublicPoint.setTriple(sums, bucket * PublicPoint.STRIDE, triples, offset, digit < 0);
                used[bucket] = true;
            }
        }

        /** Adds 1·bucket 0 + 2·bucket 1 + ... by a running sum from the top. */
        void addTo(PublicPoint sum) {
            PublicPoint running = new PublicPoint();
            for (int bucket = used.length - 1; bucket >= 0; bucket--) {
                if (used[bucket]) {
                    running.add(running.point(), 0, sums, bucket * PublicPoint.STRIDE);
                }
                sum.add(sum.point(), 0, running.point(), 0);
            }
        }
    }
}
