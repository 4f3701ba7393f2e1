package kr.haetae.hub.verification.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.verification.DrawnElements;
import kr.haetae.protocol.audit.DrawnElement;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What an auditor draws from agents' logs, opened. */
@Tag(name = "audit")
@RestController
class OpeningsController {
    private final DrawnElements elements;

    OpeningsController(DrawnElements elements) {
        this.elements = elements;
    }

    @Operation(
            summary = "Opens elements of batches that an auditor drew from an agent's log; opening is recorded",
            description = "Each as LISTED with case, line and log row, PADDING, CANARY, EXPIRED or UNKNOWN."
                    + " docs/auditor.md says how to draw and judge")
    @PostMapping(path = "/api/v1/audit/openings", consumes = MediaType.APPLICATION_JSON_VALUE)
    DrawnElement.Opened open(Caller caller, @RequestBody DrawnElement.Draws draws) {
        return new DrawnElement.Opened(elements.open(caller, draws.draws()));
    }
}
