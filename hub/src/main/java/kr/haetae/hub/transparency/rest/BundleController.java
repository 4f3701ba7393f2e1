package kr.haetae.hub.transparency.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.transparency.internal.BundleRequest;
import kr.haetae.hub.transparency.internal.Bundles;
import kr.haetae.hub.transparency.internal.SearchTerms;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bundles for auditors. */
@RestController
@Tag(name = "audit")
class BundleController {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final String FILE = "attachment; filename=\"haetae-audit.jsonl\"";

    private final Bundles bundles;

    BundleController(Bundles bundles) {
        this.bundles = bundles;
    }

    /** Written by the request's own thread: a log of any length takes its time, and no asynchronous limit cuts it. */
    @GetMapping(path = "/api/v1/audit/bundles", produces = "application/x-ndjson")
    @Operation(
            summary = "A bundle of the audit log, to be checked offline; the export is recorded",
            description =
                    "Without terms all rows behind the checkpoint of size from; with terms the rows that fit, opened. A case is"
                            + " named by agency and caseId together: a number alone is another case at every agency. Times are a day"
                            + " or a time in Seoul, or an instant. known: sizes of checkpoints the auditor holds. It ends at the"
                            + " newest witnessed checkpoint, or with tail=true (or where none is witnessed) at the newest. openings:"
                            + " whether actor, case and facts are told; by default of an extract only")
    void bundle(
            Caller caller,
            @RequestParam(defaultValue = "0") long from,
            @ParameterObject SearchTerms terms,
            @RequestParam(defaultValue = "") List<Long> known,
            @RequestParam(required = false) @Nullable Boolean openings,
            @RequestParam(defaultValue = "false") boolean tail,
            HttpServletResponse response)
            throws IOException {
        check(from >= 0 && (terms.empty() || from == 0), "from");
        check(known.size() <= Limit.KNOWN_CHECKPOINTS.value() && known.stream().allMatch(size -> size > 0), "known");
        boolean opened = openings == null ? !terms.empty() : openings;
        Optional<SearchTerms> extract = Optional.of(terms).filter(some -> !some.empty());
        Bundles.Writing writing = bundles.export(caller, new BundleRequest(from, extract, known, opened, tail));
        response.setContentType("application/x-ndjson;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, FILE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        BufferedOutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER_BYTES);
        writing.to(out);
        out.flush();
    }

    private static void check(boolean inRange, String field) {
        if (!inRange) {
            throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", field));
        }
    }
}
