package kr.haetae.hub.machineport.internal;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import kr.haetae.hub.directory.Exchange;
import kr.haetae.protocol.PinnedPeers;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Binds a request to the exchange whose certificate its connection proved, asking anew for every request: a connection
 * opened before a suspension is of no use after it.
 */
final class MemberGate extends OncePerRequestFilter {
    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";
    private static final String EXCHANGE = Exchange.class.getName();

    private final Members members;
    private final FairShare share;

    MemberGate(Members members, FairShare share) {
        this.members = members;
        this.share = share;
    }

    /** The exchange a request was bound to, or null. */
    static @Nullable Exchange exchangeOf(ServletRequest request) {
        return request.getAttribute(EXCHANGE) instanceof Exchange exchange ? exchange : null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Exchange> exchange;
        try {
            exchange = member(request);
        } catch (DataAccessException e) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        if (exchange.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        request.setAttribute(EXCHANGE, exchange.get());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                new PreAuthenticatedAuthenticationToken(exchange.get().id().name(), "", List.of()));
        SecurityContextHolder.setContext(context);
        if (request.getDispatcherType() == DispatcherType.REQUEST) {
            share.serve(exchange.get().id(), request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** A poll that waited is checked again when its answer is about to leave. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private Optional<Exchange> member(HttpServletRequest request) {
        return request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0
                ? members.byCertificate(PinnedPeers.fingerprint(chain[0]))
                : Optional.empty();
    }
}
