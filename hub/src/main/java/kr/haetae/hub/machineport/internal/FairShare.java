package kr.haetae.hub.machineport.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.frame.Limit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Serves a member's request within the member's share of the port. A thread waits for a body under one of few places per
 * exchange and not for long; a request without a body that changes something keeps its place until it is done. Polls take
 * none: they wait without a thread.
 */
final class FairShare {
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final long BODY_NANOS =
            Duration.ofSeconds(Limit.MACHINE_BODY_SECONDS.value()).toNanos();
    private static final int TAG_BYTES = 12;
    /** The largest of what the port's paths take; each path refuses its own. */
    private static final long BODY_BYTES = LongStream.of(
                    Limit.TASK_ANSWER_BYTES.value(),
                    Limit.EPOCH_MANIFEST_BYTES.value(),
                    Limit.EPOCH_CHUNK_TAGS.value() * TAG_BYTES)
            .max()
            .orElseThrow();

    private final MemberShares shares;
    private final LongSupplier nanoTime;

    FairShare(MemberShares shares, LongSupplier nanoTime) {
        this.shares = shares;
        this.nanoTime = nanoTime;
    }

    void serve(ExchangeId exchange, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean body = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (!body && READING.contains(request.getMethod())) {
            chain.doFilter(request, response);
        } else if (isForm(request.getContentType())) {
            response.setStatus(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
        } else if (request.getContentLengthLong() > BODY_BYTES) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } else if (!shares.enter(exchange)) {
            shares.alarm(exchange, "sends more at once than its share of the machine port");
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else if (body) {
            HttpServletRequest whole = whole(exchange, request, response);
            if (whole != null) {
                chain.doFilter(whole, response);
            }
        } else {
            try {
                chain.doFilter(request, response);
            } finally {
                shares.leave(exchange);
            }
        }
    }

    /** Gives the place back as soon as the body is here. */
    private @Nullable HttpServletRequest whole(
            ExchangeId exchange, HttpServletRequest request, HttpServletResponse response) {
        try {
            return WholeBody.read(request, BODY_BYTES, BODY_NANOS, nanoTime);
        } catch (WholeBody.TooLong e) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        } catch (IOException e) {
            shares.alarm(exchange, "sent a body that did not come in time");
            // the container calls a read that failed the client's fault already; what it noted would be answered as
            // ours
            request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        } finally {
            shares.leave(exchange);
        }
        return null;
    }

    /** Agents send none, and to read one as parameters or parts would go around the limits here. */
    private static boolean isForm(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType.strip().toLowerCase(Locale.ROOT);
        return type.startsWith("multipart/") || type.startsWith("application/x-www-form-urlencoded");
    }
}
