package kr.haetae.hub.verification.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.casework.CaseId;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.verification.AddressInput;
import kr.haetae.hub.verification.ColumnMapping;
import kr.haetae.hub.verification.Decision;
import kr.haetae.hub.verification.MultipartUpload;
import kr.haetae.hub.verification.Progress;
import kr.haetae.hub.verification.RowPage;
import kr.haetae.hub.verification.RowQuery;
import kr.haetae.hub.verification.Submission;
import kr.haetae.hub.verification.UploadPreview;
import kr.haetae.hub.verification.Verdict;
import kr.haetae.hub.verification.VerificationId;
import kr.haetae.hub.verification.VerificationSummary;
import kr.haetae.hub.verification.Verifications;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Verifications: submit, watch, read, decide. */
@Tag(name = "verifications", description = "Which exchange manages an address")
@RestController
@RequestMapping("/api/v1/verifications")
class VerificationController {
    private static final int PAGE_ROWS = 100;

    private final Verifications verifications;

    VerificationController(Verifications verifications) {
        this.verifications = verifications;
    }

    @Operation(summary = "Submit rows or pasted text; 202 with the verification's id")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(implementation = SubmissionJson.class)))
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Accepted> submit(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletRequest request)
            throws IOException {
        return accepted(
                verifications.submit(caller, SubmissionJson.read(request).submission(key)));
    }

    @Operation(summary = "Submit a CSV, XLSX or JSON file; 202 with the verification's id")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Accepted> upload(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam String caseId,
            @RequestParam(required = false) @Nullable String purpose,
            @RequestParam(defaultValue = "30") int deadlineSeconds,
            @RequestParam(required = false) @Nullable String addressColumn,
            @RequestParam(required = false) @Nullable String chainColumn,
            @RequestParam(required = false) @Nullable String memoColumn,
            @RequestParam(required = false) @Nullable String sheet,
            @RequestParam MultipartFile file) {
        ColumnMapping mapping = new ColumnMapping(addressColumn, chainColumn, memoColumn, sheet);
        AddressInput input = new AddressInput.File(new MultipartUpload(file), mapping);
        return accepted(
                verifications.submit(caller, new Submission(new CaseId(caseId), purpose, deadlineSeconds, input, key)));
    }

    private static ResponseEntity<Accepted> accepted(VerificationId id) {
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/verifications/" + id))
                .body(new Accepted(id.toString()));
    }

    record Accepted(String id) {}

    @Operation(
            summary = "Look at an upload before submitting it: columns, first rows, guessed mapping; nothing is kept")
    @PostMapping(path = "/preview", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    UploadPreview preview(
            Caller caller,
            @RequestParam(required = false) @Nullable String addressColumn,
            @RequestParam(required = false) @Nullable String chainColumn,
            @RequestParam(required = false) @Nullable String memoColumn,
            @RequestParam(required = false) @Nullable String sheet,
            @RequestParam MultipartFile file) {
        ColumnMapping mapping = new ColumnMapping(addressColumn, chainColumn, memoColumn, sheet);
        return verifications.preview(caller, new MultipartUpload(file), mapping);
    }

    @Operation(summary = "The agency's verifications, newest first, of one case or of all: the first 200 at most")
    @GetMapping
    Map<String, List<VerificationSummary>> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String caseId,
            @RequestParam(defaultValue = "50") int max) {
        return Map.of(
                "items",
                caseId == null ? verifications.recent(caller, max) : verifications.ofCase(caller, new CaseId(caseId)));
    }

    @Operation(summary = "A verification: who asked, how far it is, and one page of rows")
    @GetMapping("/{id}")
    VerificationJson get(
            Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size,
            @RequestParam(required = false) @Nullable String verdict,
            @Parameter(hidden = true) @RequestParam(name = "q", required = false) @Nullable String text) {
        if (text != null) {
            throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", "q"));
        }
        return shown(caller, idOf(id), new RowQuery(page, size, verdictOf(verdict), null));
    }

    /** What of the rows to show. What is left out means the first page of {@link #PAGE_ROWS} rows, all of them. */
    record Search(
            @Nullable Integer page,
            @Nullable Integer size,
            @Nullable String verdict,
            @Nullable String q) {
        RowQuery query() {
            return new RowQuery(page == null ? 0 : page, size == null ? PAGE_ROWS : size, verdictOf(verdict), q);
        }

        @Override
        public String toString() {
            return "Search[]";
        }
    }

    @Operation(
            summary = "A verification with one page of the rows that hold a text",
            description = "Posted, because what is searched for may be an address, which must not stand in a URL")
    @PostMapping(path = "/{id}/search", consumes = MediaType.APPLICATION_JSON_VALUE)
    VerificationJson search(Caller caller, @PathVariable String id, @RequestBody Search search) {
        return shown(caller, idOf(id), search.query());
    }

    private VerificationJson shown(Caller caller, VerificationId id, RowQuery query) {
        VerificationSummary summary = verifications.summary(caller, id);
        Progress progress = verifications.progress(caller, id);
        RowPage rows = verifications.rows(caller, id, query);
        return VerificationJson.of(summary, progress, rows);
    }

    @Operation(summary = "How far a verification is; cheap")
    @GetMapping("/{id}/progress")
    Progress progress(Caller caller, @PathVariable String id) {
        return verifications.progress(caller, idOf(id));
    }

    @Operation(summary = "A Korean paragraph for the investigation report")
    @GetMapping(path = "/{id}/report-paragraph", produces = "text/plain;charset=UTF-8")
    String reportParagraph(Caller caller, @PathVariable String id) {
        return verifications.reportParagraph(caller, idOf(id));
    }

    @Operation(summary = "Record a person's decision to let one exchange confirm a held hit")
    @PostMapping(path = "/{id}/decisions", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> decide(Caller caller, @PathVariable String id, @RequestBody Decision decision) {
        verifications.decide(caller, idOf(id), decision);
        return ResponseEntity.noContent().build();
    }

    static VerificationId idOf(String text) {
        return VerificationId.parse(text).orElseThrow(() -> new Problem(ProblemCode.VERIFICATION_UNKNOWN));
    }

    private static @Nullable Verdict verdictOf(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        for (Verdict verdict : Verdict.values()) {
            if (verdict.name().equalsIgnoreCase(text)) {
                return verdict;
            }
        }
        throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", "verdict"));
    }
}
