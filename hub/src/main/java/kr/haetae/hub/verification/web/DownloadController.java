package kr.haetae.hub.verification.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.verification.ExportFormat;
import kr.haetae.hub.verification.VerificationId;
import kr.haetae.hub.verification.VerificationSummary;
import kr.haetae.hub.verification.Verifications;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** What a person takes away from a board: files, and a paragraph for the report. */
@Controller
class DownloadController {
    private static final Map<String, ExportFormat> FORMATS =
            Map.of("xlsx", ExportFormat.XLSX, "csv", ExportFormat.CSV, "json", ExportFormat.JSON);

    /** Without it Excel takes UTF-8 for the system's encoding and garbles every Korean word. Programs use REST. */
    private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

    private final Verifications verifications;

    DownloadController(Verifications verifications) {
        this.verifications = verifications;
    }

    @GetMapping("/verifications/{id}/result/{format}")
    void download(Caller caller, @PathVariable String id, @PathVariable String format, HttpServletResponse response)
            throws IOException {
        ExportFormat known = FORMATS.get(format.toLowerCase(Locale.ROOT));
        if (known == null) {
            throw new Problem(ProblemCode.NOT_FOUND);
        }
        VerificationId verification = BoardController.idOf(id);
        VerificationSummary summary = verifications.summary(caller, verification);
        response.setContentType(known.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(fileName(summary, format), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        if (known == ExportFormat.CSV) {
            response.getOutputStream().write(BYTE_ORDER_MARK);
        }
        verifications.export(caller, verification, known, response.getOutputStream());
    }

    @GetMapping(path = "/verifications/{id}/report-paragraph", produces = "text/plain;charset=UTF-8")
    @ResponseBody
    String reportParagraph(Caller caller, @PathVariable String id) {
        return verifications.reportParagraph(caller, BoardController.idOf(id));
    }

    private static String fileName(VerificationSummary summary, String format) {
        return "haetae " + summary.caseId() + " " + summary.id().toString().substring(0, 8) + "."
                + format.toLowerCase(Locale.ROOT);
    }
}
