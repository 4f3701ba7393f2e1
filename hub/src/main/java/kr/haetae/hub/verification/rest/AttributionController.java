package kr.haetae.hub.verification.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.Map;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.verification.hint.AttributionImport;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Public attributions, imported by the operator. */
@Tag(name = "attributions", description = "Hints where nobody claims an address")
@RestController
class AttributionController {
    private final AttributionImport attributionImport;

    AttributionController(AttributionImport attributionImport) {
        this.attributionImport = attributionImport;
    }

    @Operation(summary = "Import a GraphSense TagPack (YAML)")
    @PostMapping(path = "/api/v1/attributions", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    AttributionImport.Imported importPack(Caller caller, @RequestParam MultipartFile file) throws IOException {
        if (file.getSize() > Limit.UPLOAD_BYTES.value()) {
            throw new Problem(ProblemCode.TOO_LARGE, Map.of("maxMegabytes", Limit.UPLOAD_BYTES.value() >> 20));
        }
        return attributionImport.importPack(caller, file.getBytes());
    }
}
