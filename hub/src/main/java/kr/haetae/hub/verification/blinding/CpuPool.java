package kr.haetae.hub.verification.blinding;

import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** The one pool for curve arithmetic: as many threads as processors, so that a burst never starves the rest. */
@Component
public final class CpuPool {
    private static final int PIECE = 256;

    private final ExecutorService threads;

    public CpuPool() {
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), work -> {
            Thread thread = new Thread(work, "curve-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Does something for the places {@code from} (inclusive) to {@code to} (exclusive). */
    public interface Piece<T> {
        T work(int from, int to);
    }

    /** Cuts 0 to {@code count} into pieces, works on them at once, and gives the results in order. */
    public <T> List<T> inPieces(int count, Piece<T> piece) {
        List<Future<T>> futures = new ArrayList<>();
        for (int from = 0; from < count; from += PIECE) {
            int start = from;
            int end = Math.min(count, from + PIECE);
            futures.add(threads.submit(() -> piece.work(start, end)));
        }
        List<T> results = new ArrayList<>(futures.size());
        for (Future<T> future : futures) {
            results.add(join(future));
        }
        return results;
    }

    private static <T> T join(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("curve arithmetic failed", e.getCause());
        }
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }
}
