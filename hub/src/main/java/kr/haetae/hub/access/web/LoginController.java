package kr.haetae.hub.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.DemoPeople;
import kr.haetae.hub.access.Passkeys;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.access.Sessions;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.frame.ProblemTexts;
import kr.haetae.hub.frame.ProblemView;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
class LoginController {
    private final @Nullable DemoPeople people;
    private final Sessions sessions;
    private final Passkeys passkeys;
    private final SessionCookies cookies;
    private final ProblemTexts texts;

    LoginController(
            ObjectProvider<DemoPeople> people,
            Sessions sessions,
            Passkeys passkeys,
            SessionCookies cookies,
            ProblemTexts texts) {
        this.people = people.getIfAvailable();
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.cookies = cookies;
        this.texts = texts;
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
        return cookies.enter(sessions.open(caller), next, response);
    }

    @PostMapping("/login/passkey")
    String enterByPasskey(
            @RequestParam String passkey,
            @RequestParam(required = false) @Nullable String next,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        try {
            return cookies.enter(passkeys.logIn(passkey), next, response);
        } catch (Problem problem) {
            response.setStatus(problem.code().status().value());
            model.addAttribute("problem", ProblemView.of(problem, texts, locale));
            return page(model);
        }
    }

    @PostMapping("/logout")
    String leave(
            @CookieValue(name = Sessions.COOKIE, required = false) @Nullable String token,
            HttpServletResponse response) {
        if (token != null) {
            sessions.close(token);
        }
        cookies.leave(response);
        return "redirect:/login";
    }
}
