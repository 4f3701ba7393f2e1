package kr.haetae.hub.verification.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Map;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.verification.AnswerProof;
import kr.haetae.hub.verification.AnswerProofs;
import kr.haetae.hub.verification.ExportFormat;
import kr.haetae.hub.verification.VerificationId;
import kr.haetae.hub.verification.VerificationSummary;
import kr.haetae.hub.verification.Verifications;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Results as files, and the proof of one answer. */
@Tag(name = "verifications")
@RestController
class ResultController {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final Verifications verifications;
    private final AnswerProofs proofs;

    ResultController(Verifications verifications, AnswerProofs proofs) {
        this.verifications = verifications;
        this.proofs = proofs;
    }

    @Operation(
            summary = "All rows as csv, json or xlsx; an uploaded workbook comes back with results appended",
            description = "bom=true puts a byte order mark in front of the CSV, for Excel")
    @GetMapping("/api/v1/verifications/{id}/results.{format:csv|json|xlsx}")
    ResponseEntity<StreamingResponseBody> results(
            Caller caller,
            @PathVariable String id,
            @PathVariable String format,
            @RequestParam(defaultValue = "false") boolean bom) {
        VerificationId known = VerificationController.idOf(id);
        VerificationSummary summary = verifications.summary(caller, known);
        ExportFormat form = formatOf(format);
        StreamingResponseBody body = out -> {
            if (bom && form == ExportFormat.CSV) {
                out.write(BYTE_ORDER_MARK);
            }
            verifications.export(caller, known, form, out);
        };
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(form.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(summary, format))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(body);
    }

    @Operation(
            summary = "All that proves one exchange's answer to one row, down to rows of the audit log",
            description =
                    "Whose inclusion is proven at /api/v1/audit/proofs/{index}; the exchange is named in the query")
    @GetMapping("/api/v1/verifications/{id}/rows/{line}/proof")
    AnswerProof proof(Caller caller, @PathVariable String id, @PathVariable int line, @RequestParam String exchange) {
        return proofs.of(caller, VerificationController.idOf(id), line, exchange);
    }

    private static String disposition(VerificationSummary summary, String format) {
        String shortId = summary.id().toString().substring(0, 8);
        return ContentDisposition.attachment()
                .filename("haetae-" + shortId + "." + format)
                .build()
                .toString();
    }

    private static ExportFormat formatOf(String text) {
        for (ExportFormat format : ExportFormat.values()) {
            if (format.name().equals(text.toUpperCase(Locale.ROOT))) {
                return format;
            }
        }
        throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", "format"));
    }
}
