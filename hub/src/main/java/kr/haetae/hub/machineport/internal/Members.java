package kr.haetae.hub.machineport.internal;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.directory.Exchange;
import kr.haetae.hub.frame.Limit;

/**
 * Whose certificate it is, asked of the directory at most once a second for each: a suspension takes effect within that
 * second. While the directory cannot be read, what it said last holds for a few seconds more.
 */
final class Members {
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long STALE_NANOS = Duration.ofSeconds(10).toNanos();

    private final Directory directory;
    private final LongSupplier nanoTime;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    Members(Directory directory, LongSupplier nanoTime) {
        this.directory = directory;
        this.nanoTime = nanoTime;
    }

    /**
     * The active exchange that owns a certificate.
     *
     * @param sha256Hex of the certificate
     */
    Optional<Exchange> byCertificate(String sha256Hex) {
        Answer last = answers.get(sha256Hex);
        if (last != null && age(last) < FRESH_NANOS) {
            return last.exchange;
        }
        try {
            Optional<Exchange> exchange = directory.byCertificate(sha256Hex).filter(Exchange::active);
            remember(sha256Hex, exchange);
            return exchange;
        } catch (RuntimeException e) {
            if (last != null && age(last) < STALE_NANOS) {
                return last.exchange;
            }
            throw e;
        }
    }

    private void remember(String sha256Hex, Optional<Exchange> exchange) {
        if (answers.size() >= Limit.CERTIFICATES_REMEMBERED.value()) {
            answers.clear();
        }
        answers.put(sha256Hex, new Answer(exchange, nanoTime.getAsLong()));
    }

    private long age(Answer answer) {
        return nanoTime.getAsLong() - answer.atNanos;
    }

    private record Answer(Optional<Exchange> exchange, long atNanos) {}
}
