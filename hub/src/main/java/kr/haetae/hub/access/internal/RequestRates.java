package kr.haetae.hub.access.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.MachinePaths;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds how often a person, or a stranger's network address, asks in a minute. Agents have limits of their own on the machine
 * port; what never changes (the pages' pictures, scripts and styles) is not counted.
 */
@Component
class RequestRates extends OncePerRequestFilter {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Refusals refusals;
    private final TimeMeter time;
    private final Cache<String, Bucket> callers = Caffeine.newBuilder()
            .maximumSize(Limit.CALLERS_REMEMBERED.value())
            .expireAfterAccess(WINDOW)
            .build();

    RequestRates(Refusals refusals, Clock clock) {
        this.refusals = refusals;
        this.time = new ClockTime(clock);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return MachinePaths.contains(request) || request.getRequestURI().startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Caller caller = caller();
        Limit limit = caller == null ? Limit.REQUESTS_PER_STRANGER_AND_MINUTE : Limit.REQUESTS_PER_PERSON_AND_MINUTE;
        String who = caller == null ? "from " + request.getRemoteAddr() : "person " + caller.personId();
        ConsumptionProbe probe = callers.get(who, key -> bucket(limit)).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
        } else {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
            refusals.refuse(
                    new Problem(
                            ProblemCode.TOO_MANY_REQUESTS,
                            Map.of("limit", limit.value(), "retryAfterSeconds", seconds)),
                    request,
                    response);
        }
    }

    private static @Nullable Caller caller() {
        Authentication login = SecurityContextHolder.getContext().getAuthentication();
        return login != null && login.getPrincipal() instanceof Caller caller ? caller : null;
    }

    /** Full at first, and refilled evenly: after a burst, requests come through at the minute's pace. */
    private Bucket bucket(Limit limit) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(bandwidth -> bandwidth.capacity(limit.value()).refillGreedy(limit.value(), WINDOW))
                .build();
    }

    /** A jump of the clock forward fills the buckets, one back makes them wait at most a minute longer. */
    private record ClockTime(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
