package kr.haetae.hub.verification.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.casework.CaseId;
import kr.haetae.hub.casework.Cases;
import kr.haetae.hub.casework.LegalBases;
import kr.haetae.hub.casework.LegalCase;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.PageTimes;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemTexts;
import kr.haetae.hub.frame.ProblemView;
import kr.haetae.hub.verification.AddressInput;
import kr.haetae.hub.verification.ColumnMapping;
import kr.haetae.hub.verification.MultipartUpload;
import kr.haetae.hub.verification.Progress;
import kr.haetae.hub.verification.Submission;
import kr.haetae.hub.verification.VerificationId;
import kr.haetae.hub.verification.VerificationSummary;
import kr.haetae.hub.verification.Verifications;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;

/** One case: its verifications, and the form that starts another. */
@Controller
class CasePageController {
    /** Beyond these only the head of a verification is shown; counting the others would cost more than it tells. */
    private static final int WITH_COUNTS = 20;

    /** Sent by the page's own script. */
    private static final String SCRIPTED = "Haetae-Script";

    private final Cases cases;
    private final LegalBases legalBases;
    private final Verifications verifications;
    private final SampleAddresses sample;
    private final ProblemTexts texts;
    private final PageTimes times;

    CasePageController(
            Cases cases,
            LegalBases legalBases,
            Verifications verifications,
            SampleAddresses sample,
            ProblemTexts texts,
            PageTimes times) {
        this.cases = cases;
        this.legalBases = legalBases;
        this.verifications = verifications;
        this.sample = sample;
        this.texts = texts;
        this.times = times;
    }

    /** A verification as a line of the list. */
    record Line(VerificationSummary summary, @Nullable Progress progress) {}

    /** What the intake form sends; the file comes beside it. */
    record Intake(
            @Nullable String text,
            @Nullable String purpose,
            @Nullable Integer deadlineSeconds,
            @Nullable String addressColumn,
            @Nullable String chainColumn,
            @Nullable String memoColumn,
            @Nullable String sheet,
            @Nullable String key) {
        static final Intake EMPTY = new Intake(null, null, null, null, null, null, null, null);

        ColumnMapping mapping() {
            return new ColumnMapping(
                    blankIsNull(addressColumn), blankIsNull(chainColumn), blankIsNull(memoColumn), blankIsNull(sheet));
        }

        @Override
        public String toString() {
            return "Intake[]";
        }
    }

    @GetMapping("/cases/{caseId}")
    String page(Caller caller, @PathVariable String caseId, Model model, Locale locale) {
        return page(caller, new CaseId(caseId), Intake.EMPTY, model, locale);
    }

    @PostMapping("/cases/{caseId}/verifications")
    @Nullable
    String submit(
            Caller caller,
            @PathVariable String caseId,
            Intake intake,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestHeader(name = SCRIPTED, required = false) @Nullable String scripted,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        CaseId id = new CaseId(caseId);
        try {
            int deadlineSeconds =
                    intake.deadlineSeconds() == null ? Submission.DEFAULT_DEADLINE_SECONDS : intake.deadlineSeconds();
            VerificationId submitted = verifications.submit(
                    caller,
                    new Submission(
                            id,
                            blankIsNull(intake.purpose()),
                            deadlineSeconds,
                            input(intake, file),
                            blankIsNull(intake.key())));
            return seeBoard(submitted, scripted, response);
        } catch (Problem problem) {
            response.setStatus(problem.code().status().value());
            model.addAttribute("problem", ProblemView.of(problem, texts, locale));
            return page(caller, id, intake, model, locale);
        }
    }

    /** A script is told where the board is; following a redirect, it would have it rendered twice. */
    private static @Nullable String seeBoard(
            VerificationId submitted, @Nullable String scripted, HttpServletResponse response) {
        String board = "/verifications/" + submitted;
        if (scripted == null) {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            return "redirect:" + board;
        }
        response.setStatus(HttpStatus.CREATED.value());
        response.setHeader(HttpHeaders.LOCATION, board);
        return null;
    }

    @PostMapping("/cases/{caseId}/verifications/preview")
    String preview(
            Caller caller,
            @PathVariable String caseId,
            Intake intake,
            @RequestParam MultipartFile file,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        model.addAttribute("caseId", caseId);
        try {
            model.addAttribute("preview", verifications.preview(caller, new MultipartUpload(file), intake.mapping()));
        } catch (Problem problem) {
            response.setStatus(problem.code().status().value());
            model.addAttribute("problem", ProblemView.of(problem, texts, locale));
        }
        return "case-preview";
    }

    @GetMapping(path = "/cases/{caseId}/sample", produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    @ResponseBody
    String sample(@PathVariable String caseId) {
        return sample.text();
    }

    private String page(Caller caller, CaseId id, Intake intake, Model model, Locale locale) {
        LegalCase legalCase = cases.read(caller, id);
        List<VerificationSummary> all = verifications.ofCase(caller, id);
        List<Line> lines = new ArrayList<>();
        for (VerificationSummary one : all) {
            boolean counted = lines.size() < WITH_COUNTS && one.erasedAt() == null;
            lines.add(new Line(one, counted ? verifications.progress(caller, one.id()) : null));
        }
        model.addAttribute("legalCase", legalCase);
        model.addAttribute(
                "basis", legalBases.find(legalCase.legalBasis(), times.today()).orElse(null));
        model.addAttribute("verifications", lines);
        model.addAttribute("full", lines.size() == Limit.VERIFICATION_LIST.intValue());
        model.addAttribute("intake", intake);
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("sampleAvailable", sample.available());
        model.addAttribute("closed", refusal(caller, id, locale));
        return "case";
    }

    /** Why nothing may be asked in the case today, if so. */
    private @Nullable ProblemView refusal(Caller caller, CaseId id, Locale locale) {
        try {
            cases.openFor(caller, id);
            return null;
        } catch (Problem problem) {
            return ProblemView.of(problem, texts, locale);
        }
    }

    private static AddressInput input(Intake intake, @Nullable MultipartFile file) {
        return file == null || isNoFile(file)
                ? new AddressInput.Text(intake.text() == null ? "" : intake.text())
                : new AddressInput.File(new MultipartUpload(file), intake.mapping());
    }

    /** A browser sends an unnamed empty part where no file was chosen; an empty file has a name and is refused. */
    private static boolean isNoFile(MultipartFile file) {
        String name = file.getOriginalFilename();
        return file.isEmpty() && (name == null || name.isEmpty());
    }

    private static @Nullable String blankIsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
