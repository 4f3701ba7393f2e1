package kr.haetae.hub.verification.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.casework.CaseId;
import kr.haetae.hub.casework.Cases;
import kr.haetae.hub.casework.LegalBases;
import kr.haetae.hub.casework.LegalCase;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.PageTimes;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.frame.ProblemTexts;
import kr.haetae.hub.frame.ProblemView;
import kr.haetae.hub.verification.Decision;
import kr.haetae.hub.verification.Lane;
import kr.haetae.hub.verification.Progress;
import kr.haetae.hub.verification.RowPage;
import kr.haetae.hub.verification.RowQuery;
import kr.haetae.hub.verification.Verdict;
import kr.haetae.hub.verification.VerificationId;
import kr.haetae.hub.verification.VerificationSummary;
import kr.haetae.hub.verification.Verifications;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The verification board: one page of rows at a time, however long the list. */
@Controller
@RequestMapping("/verifications/{id}")
class BoardController {
    private static final int ROWS_SHOWN = 50;
    /** Tells the browser whether to ask for rows again, and when to stop asking. */
    private static final String VERSION = "Haetae-Version";

    private static final String STATE = "Haetae-State";

    private final Verifications verifications;
    private final Cases cases;
    private final LegalBases legalBases;
    private final DetailWords words;
    private final ProblemTexts texts;
    private final PageTimes times;

    BoardController(
            Verifications verifications,
            Cases cases,
            LegalBases legalBases,
            DetailWords words,
            ProblemTexts texts,
            PageTimes times) {
        this.verifications = verifications;
        this.cases = cases;
        this.legalBases = legalBases;
        this.words = words;
        this.texts = texts;
        this.times = times;
    }

    /** What of the rows is shown. A search may hold an address, so it comes in a form and never in a page's address. */
    record View(
            @Nullable String verdict,
            @Nullable String q,
            @Nullable Integer page) {
        RowQuery query() {
            return new RowQuery(Math.max(0, pageNumber()), ROWS_SHOWN, chosen(), text());
        }

        View withoutText() {
            return new View(verdict, null, page);
        }

        int pageNumber() {
            return page == null ? 0 : page;
        }

        /** What is searched for, or null. */
        public @Nullable String text() {
            if (q == null || q.isBlank()) {
                return null;
            }
            String text = q.strip();
            return text.substring(0, Math.min(text.length(), Limit.SEARCH_CHARACTERS.intValue()));
        }

        @Nullable
        Verdict chosen() {
            if (verdict == null || verdict.isBlank()) {
                return null;
            }
            for (Verdict one : Verdict.values()) {
                if (one.name().equals(verdict)) {
                    return one;
                }
            }
            throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", "verdict"));
        }

        @Override
        public String toString() {
            return "View[]";
        }
    }

    @GetMapping
    String page(Caller caller, @PathVariable String id, View view, Model model, Locale locale) {
        return board(caller, idOf(id), view.withoutText(), model, locale);
    }

    /** The same page with a search: posted, so that no address gets into histories and logs. */
    @PostMapping
    String search(
            Caller caller,
            @PathVariable String id,
            View view,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        String page = board(caller, idOf(id), view, model, locale);
        response.setHeader(VERSION, Long.toString(progressOf(model).version()));
        return page;
    }

    /** The part above the rows, which is cheap to make and asked for again and again. */
    @GetMapping("/live")
    String live(Caller caller, @PathVariable String id, View view, Model model, HttpServletResponse response) {
        Progress progress = head(caller, idOf(id), view.withoutText(), model);
        response.setHeader(VERSION, Long.toString(progress.version()));
        response.setHeader(STATE, progress.state().name());
        return "board-live :: live";
    }

    @GetMapping("/rows")
    String rows(
            Caller caller,
            @PathVariable String id,
            View view,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        VerificationId known = idOf(id);
        View shown = view.withoutText();
        Progress progress = head(caller, known, shown, model);
        response.setHeader(VERSION, Long.toString(progress.version()));
        page(caller, known, shown, progress, model, locale);
        return "board-rows :: rows";
    }

    @PostMapping("/decisions")
    String decide(
            Caller caller,
            @PathVariable String id,
            @RequestParam int line,
            @RequestParam String exchange,
            @RequestParam String reason,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        VerificationId known = idOf(id);
        try {
            verifications.decide(caller, known, new Decision(line, exchange, reason.strip()));
            response.setStatus(HttpStatus.SEE_OTHER.value());
            return "redirect:/verifications/" + known + pageOf(line) + "#row-" + line;
        } catch (Problem problem) {
            response.setStatus(problem.code().status().value());
            model.addAttribute("problem", ProblemView.of(problem, texts, locale));
            return board(caller, known, new View(null, null, null), model, locale);
        }
    }

    /** Where in the unfiltered list a line is. */
    private static String pageOf(int line) {
        int page = (line - 1) / ROWS_SHOWN;
        return page == 0 ? "" : "?page=" + page;
    }

    private static Progress progressOf(Model model) {
        return (Progress) Objects.requireNonNull(model.getAttribute("progress"));
    }

    static VerificationId idOf(String text) {
        return VerificationId.parse(text).orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    }

    private String board(Caller caller, VerificationId id, View view, Model model, Locale locale) {
        Progress progress = head(caller, id, view, model);
        page(caller, id, view, progress, model, locale);
        LegalCase legalCase = cases.read(
                caller,
                new CaseId(((VerificationSummary) Objects.requireNonNull(model.getAttribute("summary"))).caseId()));
        model.addAttribute("legalCase", legalCase);
        model.addAttribute(
                "basis", legalBases.find(legalCase.legalBasis(), times.today()).orElse(null));
        return "board";
    }

    private Progress head(Caller caller, VerificationId id, View view, Model model) {
        Progress progress = verifications.progress(caller, id);
        model.addAttribute("summary", verifications.summary(caller, id));
        model.addAttribute("progress", progress);
        model.addAttribute("bar", VerdictBar.of(progress));
        model.addAttribute("tabs", tabs(progress));
        model.addAttribute("view", view);
        return progress;
    }

    /** A tab with its count. */
    record Tab(String verdict, int count) {}

    private static List<Tab> tabs(Progress progress) {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(new Tab("", progress.rows()));
        for (Verdict verdict : List.of(
                Verdict.MANAGED,
                Verdict.NOT_MANAGED,
                Verdict.INCOMPLETE,
                Verdict.NOT_COVERED,
                Verdict.CONFLICT,
                Verdict.INVALID)) {
            tabs.add(new Tab(verdict.name(), progress.verdicts().getOrDefault(verdict, 0)));
        }
        return tabs;
    }

    private void page(Caller caller, VerificationId id, View view, Progress progress, Model model, Locale locale) {
        RowPage page = verifications.rows(caller, id, view.query());
        Map<String, String> names = new TreeMap<>();
        for (Lane lane : progress.lanes()) {
            names.put(lane.exchange(), lane.displayName());
        }
        model.addAttribute("names", names);
        model.addAttribute("rowPage", page);
        model.addAttribute("pages", Math.max(1, (page.total() + page.size() - 1) / page.size()));
        model.addAttribute(
                "rows",
                page.rows().stream()
                        .map(row -> BoardRow.of(row, names, words, locale))
                        .toList());
        model.addAttribute("words", words);
    }
}
