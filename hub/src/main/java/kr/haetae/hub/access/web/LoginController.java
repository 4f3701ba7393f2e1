package kr.haetae.hub.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.DemoPeople;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.access.Sessions;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class LoginController {
    /** Where Spring Security's cookie repository keeps the token of forms. */
    private static final String FORM_TOKEN = "XSRF-TOKEN";

    /** A page of this hub to come back to; anything that could lead elsewhere is none. */
    private static final Pattern OWN_PATH = Pattern.compile("/(?:[A-Za-z0-9._~%-][A-Za-z0-9/._~%-]{0,500})?");

    private final @Nullable DemoPeople people;
    private final Sessions sessions;

    LoginController(ObjectProvider<DemoPeople> people, Sessions sessions) {
        this.people = people.getIfAvailable();
        this.sessions = sessions;
    }

    @GetMapping("/login")
    String page(Model model) {
        model.addAttribute(
                "roles",
                people == null ? List.of() : people.roles().stream().sorted().toList());
        model.addAttribute("exchanges", people == null ? List.of() : people.exchanges());
        model.addAttribute("enrolled", people == null ? List.of() : people.enrolled());
        return "login";
    }

    @PostMapping("/login/demo")
    String enter(
            @RequestParam("as") String as,
            @RequestParam(required = false) @Nullable String next,
            HttpServletResponse response) {
        if (people == null) {
            throw new Problem(ProblemCode.NOT_FOUND);
        }
        String known = String.join(
                ", ", people.roles().stream().map(Role::code).sorted().toList());
        Caller caller = people.as(as).orElseThrow(() -> new Problem(ProblemCode.ROLE_UNKNOWN, Map.of("known", known)));
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie(Sessions.COOKIE, sessions.open(caller).token(), Duration.ofHours(Limit.SESSION_HOURS.value())));
        dropFormToken(response);
        return "redirect:" + (next != null && OWN_PATH.matcher(next).matches() ? next : "/");
    }

    @PostMapping("/logout")
    String leave(
            @CookieValue(name = Sessions.COOKIE, required = false) @Nullable String token,
            HttpServletResponse response) {
        if (token != null) {
            sessions.close(token);
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(Sessions.COOKIE, "", Duration.ZERO));
        dropFormToken(response);
        return "redirect:/login";
    }

    /** A form token made before the change of person is good for nobody after it. */
    private void dropFormToken(HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, cookie(FORM_TOKEN, "", Duration.ZERO));
    }

    /** Lax, so that a link in a mail opens the page; forging needs a POST, which the CSRF token stops. */
    private String cookie(String name, String value, Duration age) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                // The demo alone is served without TLS.
                .secure(people == null)
                .sameSite("Lax")
                .path("/")
                .maxAge(age)
                .build()
                .toString();
    }
}
