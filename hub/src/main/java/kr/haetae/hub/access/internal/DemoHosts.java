package kr.haetae.hub.access.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import kr.haetae.hub.frame.MachinePaths;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.frame.ProblemWriter;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Serves the demo under this machine's own names alone: a page of another site that lets its name point here (DNS
 * rebinding) would otherwise log in as anybody.
 */
@Component
@Profile("demo")
@Order(Ordered.HIGHEST_PRECEDENCE)
class DemoHosts extends OncePerRequestFilter {
    private static final Set<String> OWN = Set.of("localhost", "127.0.0.1", "[::1]");

    private final ProblemWriter problems;

    DemoHosts(ProblemWriter problems) {
        this.problems = problems;
    }

    /** No browser gets to the machine port: it asks for a certificate. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return MachinePaths.contains(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (OWN.contains(request.getServerName().toLowerCase(Locale.ROOT))) {
            chain.doFilter(request, response);
        } else {
            problems.write(new Problem(ProblemCode.BAD_REQUEST), request, response);
        }
    }
}
