package kr.haetae.hub.machineport.internal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.frame.Limit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How much of the machine port one exchange may hold at once, so that none can keep the others out. */
final class MemberShares {
    private static final Logger LOG = LoggerFactory.getLogger(MemberShares.class);
    private static final long ALARM_AGAIN_NANOS = Duration.ofMinutes(1).toNanos();

    private final Map<ExchangeId, Share> shares = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    MemberShares(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Takes a place of that exchange; false if it holds all of its own already. */
    boolean enter(ExchangeId exchange) {
        Share share = of(exchange);
        synchronized (share) {
            if (share.held >= Limit.MACHINE_BODIES_PER_EXCHANGE.value()) {
                return false;
            }
            share.held++;
            return true;
        }
    }

    void leave(ExchangeId exchange) {
        Share share = of(exchange);
        synchronized (share) {
            share.held--;
        }
    }

    /** Says once a minute, and no oftener, that an exchange does what agents do not. */
    void alarm(ExchangeId exchange, String what) {
        Share share = of(exchange);
        long now = nanoTime.getAsLong();
        synchronized (share) {
            if (share.alarmed && now - share.alarmedAtNanos < ALARM_AGAIN_NANOS) {
                return;
            }
            share.alarmed = true;
            share.alarmedAtNanos = now;
        }
        LOG.warn("ALARM: exchange {} {}", exchange, what);
    }

    private Share of(ExchangeId exchange) {
        return shares.computeIfAbsent(exchange, id -> new Share());
    }

    private static final class Share {
        private int held;
        private boolean alarmed;
        private long alarmedAtNanos;
    }
}
