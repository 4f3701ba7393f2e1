package kr.haetae.hub.enrolment.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import kr.haetae.hub.enrolment.Enrolments;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemTexts;
import kr.haetae.hub.frame.ProblemView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody without a login redeems a token. It is typed or pasted: a link would leave it in histories and logs. */
@Controller
class EnrolPageController {
    private final Enrolments enrolments;
    private final ProblemTexts texts;

    EnrolPageController(Enrolments enrolments, ProblemTexts texts) {
        this.enrolments = enrolments;
        this.texts = texts;
    }

    @GetMapping("/enrol")
    String page() {
        return "enrol";
    }

    @PostMapping("/enrol")
    String accept(
            @RequestParam String token,
            @RequestParam(required = false) @Nullable String passkey,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        response.setHeader("Cache-Control", "no-store");
        try {
            String key = passkey == null || passkey.isBlank() ? null : passkey;
            model.addAttribute("accepted", enrolments.accept(token.strip(), key));
        } catch (Problem problem) {
            response.setStatus(problem.code().status().value());
            model.addAttribute("problem", ProblemView.of(problem, texts, locale));
        }
        return "enrol";
    }
}
