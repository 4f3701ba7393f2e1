package kr.haetae.hub.transparency.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.audit.CaseRef;
import kr.haetae.hub.audit.LogRow;
import kr.haetae.hub.casework.CaseId;
import kr.haetae.hub.frame.PageTimes;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.frame.ProblemTexts;
import kr.haetae.hub.frame.ProblemView;
import kr.haetae.hub.transparency.internal.LogReading;
import kr.haetae.hub.transparency.internal.LogStanding;
import kr.haetae.hub.transparency.internal.SearchTerms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The auditor's pages: the log's head, a search, a case's timeline, one row with its proof. */
@Controller
class AuditPageController {
    private final LogReading reading;
    private final LogStanding standing;
    private final ActWords words;
    private final ProblemTexts texts;
    private final PageTimes times;

    AuditPageController(LogReading reading, LogStanding standing, ActWords words, ProblemTexts texts, PageTimes times) {
        this.reading = reading;
        this.standing = standing;
        this.words = words;
        this.texts = texts;
        this.times = times;
    }

    /**
     * Takes a search in a form, for what is typed may be anything; only what names something known gets into the address of a
     * page.
     */
    @PostMapping("/audit")
    String search(
            Caller caller,
            SearchTerms terms,
            @RequestParam(required = false) @Nullable Long index,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        if (index != null) {
            return "redirect:/audit/entries/" + index;
        }
        boolean found;
        try {
            found = reading.finds(terms);
        } catch (Problem problem) {
            found = false;
        }
        return found ? "redirect:" + ExportLinks.page(terms) : page(caller, terms, null, model, response, locale);
    }

    @GetMapping("/audit")
    String page(
            Caller caller,
            SearchTerms terms,
            @RequestParam(required = false) @Nullable Long below,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        head(model);
        model.addAttribute("terms", terms);
        model.addAttribute("events", words.events());
        model.addAttribute("organisations", words.organisations());
        model.addAttribute("agencies", words.agencies());
        model.addAttribute("export", ExportLinks.of(terms));
        model.addAttribute("first", below == null);
        try {
            show(reading.search(caller, terms, below == null ? Long.MAX_VALUE : below), model);
        } catch (Problem problem) {
            response.setStatus(problem.code().status().value());
            model.addAttribute("problem", ProblemView.of(problem, texts, locale));
            show(new LogReading.Page(List.of(), false), model);
        }
        return "audit";
    }

    @GetMapping("/audit/cases/{agency}/{number}")
    String timeline(
            Caller caller,
            @PathVariable String agency,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") long from,
            Model model) {
        Map<String, String> agencies = words.agencies();
        String name = agencies.get(agency);
        if (name == null) {
            throw new Problem(ProblemCode.CASE_UNKNOWN);
        }
        CaseRef inCase = new CaseRef(agency, new CaseId(number).value());
        show(reading.timeline(caller, inCase, from), model);
        model.addAttribute("inCase", inCase);
        model.addAttribute("agencyName", name);
        model.addAttribute("export", ExportLinks.of(SearchTerms.of(agency, inCase.number())));
        return "audit-case";
    }

    @GetMapping("/audit/entries/{index}")
    String entry(Caller caller, @PathVariable long index, Model model) {
        LogRow row = reading.entry(caller, index);
        head(model);
        model.addAttribute("act", ShownAct.of(row, words));
        return "audit-entry";
    }

    private void head(Model model) {
        LogStanding.Status status = standing.status();
        model.addAttribute("status", status);
        model.addAttribute("cosigners", standing.cosigners());
        model.addAttribute("overdue", status.overdue(times.now()));
    }

    private void show(LogReading.Page page, Model model) {
        List<ShownAct> acts =
                page.rows().stream().map(row -> ShownAct.of(row, words)).toList();
        model.addAttribute("acts", acts);
        model.addAttribute("more", page.more());
        model.addAttribute(
                "last", acts.isEmpty() ? 0 : acts.get(acts.size() - 1).row().index());
    }
}
