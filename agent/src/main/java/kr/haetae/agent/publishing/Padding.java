package kr.haetae.agent.publishing;

/** How many random dummy tags an epoch gets, so that its count tells little of how many wallets there are. */
final class Padding {
    private static final long MIN_STEP = 1_024;
    private static final int STEPS = 16;

    private Padding() {}

    /**
     * The count of an epoch: real tags and the asked-for dummies, rounded up to a step. The step is the power of two that
     * divides the count into 8 to 16 steps: growth shows only when it crosses one.
     *
     * @param dummyPercent of the real tags, 0 to 100
     */
    static long total(long real, int dummyPercent) {
        long atLeast = real + (real * dummyPercent + 99) / 100;
        long step = Math.max(MIN_STEP, Long.highestOneBit(Math.max(1, atLeast / STEPS)));
        return (atLeast + step - 1) / step * step;
    }
}
