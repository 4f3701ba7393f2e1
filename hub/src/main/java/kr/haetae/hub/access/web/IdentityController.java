package kr.haetae.hub.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Identities;
import kr.haetae.hub.access.IdentityRequests;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way to the OpenID Connect provider and back. Links lead there: a form may send nobody off this hub. */
@Controller
class IdentityController {
    private static final String COOKIE = "haetae_oidc";
    private static final String PATH = "/login/oidc";

    private final Identities identities;
    private final IdentityRequests requests;
    private final SessionCookies cookies;

    IdentityController(Identities identities, IdentityRequests requests, SessionCookies cookies) {
        this.identities = identities;
        this.requests = requests;
        this.cookies = cookies;
    }

    @GetMapping("/login/oidc")
    String logIn(HttpServletResponse response) {
        return depart(null, response);
    }

    @GetMapping("/account/identity")
    String bind(Caller caller, HttpServletResponse response) {
        return depart(caller.personId(), response);
    }

    /** The state must be the one this browser was sent off with: a stranger's code would log in as the stranger. */
    @GetMapping("/login/oidc/return")
    String arrive(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String code,
            @CookieValue(name = COOKIE, required = false) @Nullable String sentOff,
            HttpServletResponse response) {
        cookies.put(COOKIE, "", Duration.ZERO, PATH, response);
        if (state == null || code == null || !state.equals(sentOff)) {
            throw new Problem(ProblemCode.IDENTITY_REFUSED, Map.of("fault", "state"));
        }
        Identities.Arrival arrival = identities.arrive(state, code);
        if (arrival.personId() == null) {
            return cookies.enter(identities.logIn(arrival.identity()), null, response);
        }
        Caller caller = known();
        if (caller == null || !caller.personId().equals(arrival.personId())) {
            throw new Problem(ProblemCode.LOGIN_REQUIRED);
        }
        requests.ask(caller, arrival.identity());
        return "redirect:/account";
    }

    private String depart(@Nullable String personId, HttpServletResponse response) {
        Identities.Departure departure = identities.depart(personId);
        cookies.put(COOKIE, departure.state(), Duration.ofSeconds(Limit.PASSKEY_SECONDS.value()), PATH, response);
        return "redirect:" + departure.to();
    }

    private static @Nullable Caller known() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller ? caller : null;
    }
}
