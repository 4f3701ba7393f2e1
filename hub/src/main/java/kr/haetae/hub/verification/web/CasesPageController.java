package kr.haetae.hub.verification.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.casework.CaseId;
import kr.haetae.hub.casework.Cases;
import kr.haetae.hub.casework.LegalBases;
import kr.haetae.hub.casework.LegalBasis;
import kr.haetae.hub.casework.LegalBasisCode;
import kr.haetae.hub.casework.LegalCase;
import kr.haetae.hub.casework.NewCase;
import kr.haetae.hub.casework.PermittedAction;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.PageTimes;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.frame.ProblemTexts;
import kr.haetae.hub.frame.ProblemView;
import kr.haetae.hub.verification.VerificationSummary;
import kr.haetae.hub.verification.Verifications;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of cases, which is where a person begins, and the form that opens one. */
@Controller
class CasesPageController {
    private static final int CASES_SHOWN = Limit.CASE_LIST_PAGE.intValue();

    private final Cases cases;
    private final LegalBases legalBases;
    private final Verifications verifications;
    private final ProblemTexts texts;
    private final PageTimes times;

    CasesPageController(
            Cases cases, LegalBases legalBases, Verifications verifications, ProblemTexts texts, PageTimes times) {
        this.cases = cases;
        this.legalBases = legalBases;
        this.verifications = verifications;
        this.texts = texts;
        this.times = times;
    }

    /** A case as a line of the list. */
    record Line(
            LegalCase legalCase,
            @Nullable LegalBasis basis,
            @Nullable VerificationSummary latest) {}

    /** What a person filled in, to be shown again after a refusal. */
    record CaseForm(
            @Nullable String number,
            @Nullable String title,
            @Nullable String legalBasis,
            @Nullable String purpose,
            @Nullable String validFrom,
            @Nullable String validUntil) {
        static final CaseForm EMPTY = new CaseForm(null, null, null, null, null, null);
    }

    @GetMapping("/")
    String list(Caller caller, Model model) {
        if (caller.roles().stream().allMatch(CasesPageController::worksWithoutCases)) {
            return caller.organisation().isExchange() ? "redirect:/people" : "redirect:/exchanges";
        }
        return page(caller, CaseForm.EMPTY, model);
    }

    @GetMapping("/cases")
    String sameList() {
        return "redirect:/";
    }

    @PostMapping("/cases")
    String open(Caller caller, CaseForm form, Model model, HttpServletResponse response, Locale locale) {
        try {
            LegalCase opened = cases.open(caller, wanted(form));
            return "redirect:" + path(opened.id());
        } catch (Problem problem) {
            response.setStatus(problem.code().status().value());
            model.addAttribute("problem", ProblemView.of(problem, texts, locale));
            return page(caller, form, model);
        }
    }

    static String path(CaseId id) {
        return UriComponentsBuilder.fromPath("/cases/{id}")
                .encode()
                .buildAndExpand(id.value())
                .toUriString();
    }

    private String page(Caller caller, CaseForm form, Model model) {
        LocalDate today = times.today();
        Map<LegalBasisCode, LegalBasis> bases = new HashMap<>();
        legalBases.on(today).forEach(basis -> bases.put(basis.code(), basis));
        List<LegalCase> listed = cases.list(caller, CASES_SHOWN, 0);
        Map<CaseId, VerificationSummary> latest = verifications.latestOf(
                caller, listed.stream().map(LegalCase::id).toList());
        List<Line> lines = listed.stream()
                .map(one -> new Line(one, bases.get(one.legalBasis()), latest.get(one.id())))
                .toList();
        model.addAttribute("cases", lines);
        model.addAttribute("full", lines.size() == CASES_SHOWN);
        model.addAttribute("form", form);
        model.addAttribute("today", today);
        model.addAttribute(
                "bases",
                legalBases.on(today).stream()
                        .filter(basis ->
                                basis.inForceOn(today) && basis.permits().contains(PermittedAction.VERIFICATION))
                        .toList());
        return "cases";
    }

    private static NewCase wanted(CaseForm form) {
        return new NewCase(
                new CaseId(required(form.number(), "number")),
                required(form.title(), "title"),
                new LegalBasisCode(required(form.legalBasis(), "legalBasis")),
                required(form.purpose(), "purpose"),
                form.validFrom() == null || form.validFrom().isBlank() ? null : day(form.validFrom(), "validFrom"),
                day(required(form.validUntil(), "validUntil"), "validUntil"));
    }

    private static String required(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", field));
        }
        return value.strip();
    }

    private static LocalDate day(String text, String field) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", field));
        }
    }

    private static boolean worksWithoutCases(Role role) {
        return role == Role.OPERATOR || role == Role.EXCHANGE_OFFICER || role == Role.EXCHANGE_ADMIN;
    }
}
