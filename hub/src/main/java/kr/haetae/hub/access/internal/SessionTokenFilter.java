package kr.haetae.hub.access.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import kr.haetae.hub.access.Sessions;
import kr.haetae.hub.frame.ProblemWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Recognises the caller by a session token: a program's in the Authorization header, a browser's in a cookie. */
@Component
class SessionTokenFilter extends OncePerRequestFilter {
    private static final String BEARER = "Bearer ";

    private final Sessions sessions;

    SessionTokenFilter(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Whether a request needs no CSRF token: another site's page can neither set the header, nor make a browser act for
     * anybody where it sends no session cookie.
     */
    static boolean cannotBeForged(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || (ProblemWriter.forProgram(request) && cookie(request) == null);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        token(request)
                .flatMap(token -> sessions.callerOf(token, byItself(request)))
                .ifPresent(caller -> {
                    SecurityContext context = SecurityContextHolder.createEmptyContext();
                    context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                            caller,
                            null,
                            AuthorityUtils.createAuthorityList(caller.roles().stream()
                                    .map(role -> role.code())
                                    .toList())));
                    SecurityContextHolder.setContext(context);
                });
        try {
            chain.doFilter(request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** Whether an open page asks of its own accord: that keeps nobody logged in who has walked away. */
    private static boolean byItself(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.endsWith("/live") || path.endsWith("/events");
    }

    /** A header wins over a cookie, so that a request exempt from the CSRF check never acts by the cookie. */
    static Optional<String> token(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                    ? Optional.of(header.substring(BEARER.length()).strip())
                    : Optional.empty();
        }
        return Optional.ofNullable(cookie(request));
    }

    private static @Nullable String cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(Sessions.COOKIE)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }
}
