package kr.haetae.hub.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.OwnKeys;
import kr.haetae.hub.access.Passkeys;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.frame.ProblemTexts;
import kr.haetae.hub.frame.ProblemView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own keys: the one page for whoever has too few of them. */
@Controller
class AccountController {
    private static final String HERE = "redirect:/account";

    private final OwnKeys ownKeys;
    private final Passkeys passkeys;
    private final ProblemTexts texts;

    AccountController(OwnKeys ownKeys, Passkeys passkeys, ProblemTexts texts) {
        this.ownKeys = ownKeys;
        this.passkeys = passkeys;
        this.texts = texts;
    }

    @GetMapping("/account")
    String page(Caller caller, Model model) {
        model.addAttribute("keys", passkeys.of(caller.personId()));
        model.addAttribute("needed", passkeys.needed());
        model.addAttribute("mayAdd", passkeys.of(caller.personId()).size() < Limit.PASSKEYS_PER_PERSON.value());
        return "account";
    }

    @PostMapping("/account/keys")
    String add(
            Caller caller,
            @RequestParam String passkey,
            @RequestParam(required = false) @Nullable String name,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        return answered(caller, model, response, locale, () -> ownKeys.add(caller, passkey, name(name)));
    }

    @PostMapping("/account/keys/{id}/name")
    String rename(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String name,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        return answered(caller, model, response, locale, () -> ownKeys.rename(caller, id, name(name)));
    }

    @PostMapping("/account/keys/{id}/revocation")
    String revoke(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String gesture,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        return answered(caller, model, response, locale, () -> ownKeys.revoke(caller, id, gesture));
    }

    private String answered(Caller caller, Model model, HttpServletResponse response, Locale locale, Runnable act) {
        try {
            act.run();
            return HERE;
        } catch (Problem problem) {
            response.setStatus(problem.code().status().value());
            model.addAttribute("problem", ProblemView.of(problem, texts, locale));
            return page(caller, model);
        }
    }

    private static String name(@Nullable String name) {
        if (name == null || name.isBlank() || name.strip().length() > Limit.PASSKEY_NAME_CHARACTERS.value()) {
            throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", "name"));
        }
        return name.strip();
    }
}
