package kr.haetae.agent.publishing;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import kr.haetae.agent.report.ExitCode;
import kr.haetae.agent.report.Problem;
import kr.haetae.agent.report.Progress;
import kr.haetae.agent.wallets.WalletList;
import kr.haetae.oprf.VoprfServer;

/** Turns a wallet list into an epoch's sorted tags, on every core. */
final class Tagger {
    /** Length of a lookup tag: the first bytes of the VOPRF output. */
    static final int TAG_BYTES = 12;

    private static final int SLICE_ENTRIES = 512;
    private static final long MAX_TAGS = Integer.MAX_VALUE / TAG_BYTES;

    private final int dummyPercent;
    private final Progress progress;
    private final SecureRandom random = new SecureRandom();

    Tagger(int dummyPercent, Progress progress) {
        this.dummyPercent = dummyPercent;
        this.progress = progress;
    }

    /**
     * Computes the tags of the wallets and the canaries, adds random dummies, and sorts all.
     *
     * @return packed tags
     */
    byte[] tags(WalletList wallets, List<byte[]> canaries, VoprfServer server) throws InterruptedException {
        long real = (long) wallets.wallets() + canaries.size();
        long total = Padding.total(real, dummyPercent);
        if (total > MAX_TAGS) {
            throw new Problem(ExitCode.WALLETS, "wallets.many", MAX_TAGS);
        }
        byte[] tags = new byte[(int) total * TAG_BYTES];
        random.nextBytes(tags);
        AtomicInteger next = new AtomicInteger();
        for (byte[] canary : canaries) {
            put(tags, next.getAndIncrement(), server.evaluate(canary));
        }
        try (Progress.Step step = progress.step("tagging", wallets.wallets())) {
            tagAll(wallets, server, tags, next, step);
        }
        if (next.get() != real) {
            throw new IllegalStateException("every wallet has exactly one tag");
        }
        return TagSort.sorted(tags);
    }

    private static void tagAll(
            WalletList wallets, VoprfServer server, byte[] tags, AtomicInteger next, Progress.Step step)
            throws InterruptedException {
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService cores = Executors.newFixedThreadPool(threads);
        AtomicInteger nextSlice = new AtomicInteger();
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                workers.add(cores.submit(() -> work(wallets, server, tags, next, nextSlice, step)));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("tagging failed", e.getCause());
        } finally {
            cores.shutdownNow();
        }
    }

    /** Takes slice after slice; tags land in any order, being sorted later. */
    private static void work(
            WalletList wallets,
            VoprfServer server,
            byte[] tags,
            AtomicInteger next,
            AtomicInteger nextSlice,
            Progress.Step step) {
        while (!Thread.currentThread().isInterrupted()) {
            long from = (long) nextSlice.getAndIncrement() * SLICE_ENTRIES;
            if (from >= wallets.entries()) {
                return;
            }
            int to = (int) Math.min(wallets.entries(), from + SLICE_ENTRIES);
            int tagged = 0;
            for (int entry = (int) from; entry < to; entry++) {
                if (wallets.startsWallet(entry)) {
                    put(tags, next.getAndIncrement(), server.evaluate(wallets.input(entry)));
                    tagged++;
                }
            }
            step.advance(tagged);
        }
    }

    private static void put(byte[] tags, int index, byte[] output) {
        System.arraycopy(output, 0, tags, index * TAG_BYTES, TAG_BYTES);
    }
}
