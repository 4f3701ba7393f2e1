package kr.haetae.hub.transparency.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import kr.haetae.hub.transparency.internal.LogStanding;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the log stands with its witnesses. */
@RestController
@Tag(name = "audit")
class LogStatusController {
    private final LogStanding standing;

    LogStatusController(LogStanding standing) {
        this.standing = standing;
    }

    @GetMapping("/api/v1/audit/status")
    @Operation(summary = "The audit log's size, how far it is witnessed, and what each witness said last")
    LogStanding.Status status() {
        return standing.status();
    }
}
