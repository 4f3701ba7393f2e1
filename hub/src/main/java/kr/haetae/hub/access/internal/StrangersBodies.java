package kr.haetae.hub.access.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kr.haetae.hub.access.AuthorisationTable;
import kr.haetae.hub.access.Sessions;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.MachinePaths;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.frame.ProblemWriter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a stranger's body that is more than a login form, before anything asks for a parameter: the container would read
 * the body whole to answer. A body of no announced length counts as too long.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class StrangersBodies extends OncePerRequestFilter {
    private final Sessions sessions;
    private final ProblemWriter problems;
    private final Refusals refusals;

    StrangersBodies(Sessions sessions, ProblemWriter problems, Refusals refusals) {
        this.sessions = sessions;
        this.problems = problems;
        this.refusals = refusals;
    }

    /** The machine port knows no strangers: its connections prove whose they are. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return MachinePaths.contains(request) || isSmall(request);
    }

    private static boolean isSmall(HttpServletRequest request) {
        return request.getHeader("Transfer-Encoding") == null
                && request.getContentLengthLong() <= Limit.STRANGER_BODY_BYTES.value();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SessionTokenFilter.token(request)
                .flatMap(token -> sessions.callerOf(token, true))
                .isPresent()) {
            chain.doFilter(request, response);
        } else if (isOpen(request)) {
            problems.write(new Problem(ProblemCode.TOO_LARGE), request, response);
        } else {
            refusals.commence(request, response, new InsufficientAuthenticationException("a stranger's body"));
        }
    }

    private static boolean isOpen(HttpServletRequest request) {
        return AuthorisationTable.ROWS.stream()
                .filter(AuthorisationTable.Row::open)
                .anyMatch(row -> PathPatternRequestMatcher.withDefaults()
                        .matcher(row.method(), row.path())
                        .matches(request));
    }
}
