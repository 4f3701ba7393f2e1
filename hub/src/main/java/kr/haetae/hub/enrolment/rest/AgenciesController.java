package kr.haetae.hub.enrolment.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import kr.haetae.hub.access.Approval;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Gestures;
import kr.haetae.hub.access.Intent;
import kr.haetae.hub.directory.Agency;
import kr.haetae.hub.enrolment.Agencies;
import kr.haetae.hub.enrolment.rest.EnrolmentViews.ApprovalView;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/agencies")
@Tag(name = "enrolments")
class AgenciesController {
    private final Agencies agencies;
    private final Gestures gestures;

    AgenciesController(Agencies agencies, Gestures gestures) {
        this.agencies = agencies;
        this.gestures = gestures;
    }

    /** An agency to let in. */
    record NewAgency(
            @NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,31}")
            String id,

            @NotBlank @Size(max = 100) String nameKo,
            @NotBlank @Size(max = 100) String nameEn) {}

    /** What is approved or refused. */
    record AgencyDecision(
            @NotBlank @Pattern(regexp = "[0-9a-f]{64}") String digest,
            @Nullable @Size(max = 500) String reason,
            @Nullable @Size(max = 8192) String gesture) {}

    /** An agency and the approval it waits for. */
    record AgencyView(
            String id,
            String nameKo,
            String nameEn,
            @Nullable ApprovalView approval) {
        static AgencyView of(Agencies.Entry entry) {
            Approval open = entry.open();
            return new AgencyView(
                    entry.agency().id(),
                    entry.agency().nameKo(),
                    entry.agency().nameEn(),
                    open == null ? null : ApprovalView.of(open));
        }
    }

    /** All of them. */
    record AgencyList(List<AgencyView> items) {}

    @GetMapping
    @Operation(summary = "The agencies, those that wait for approval first")
    AgencyList list() {
        return new AgencyList(agencies.list().stream().map(AgencyView::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Ask for an agency; two others let it in")
    AgencyView ask(Caller caller, @Valid @RequestBody NewAgency wanted) {
        return AgencyView.of(agencies.ask(
                caller,
                new Agency(wanted.id(), wanted.nameKo().strip(), wanted.nameEn().strip())));
    }

    @PostMapping("/{id}/approval")
    @Operation(summary = "Approve an agency, with a fresh gesture")
    AgencyView approve(Caller caller, @PathVariable String id, @Valid @RequestBody AgencyDecision decision) {
        return AgencyView.of(agencies.approve(
                gestures.made(caller, decision.gesture(), Intent.approve(decision.digest())), id, decision.digest()));
    }

    @PostMapping("/{id}/refusal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Refuse an agency, with a fresh gesture")
    void refuse(Caller caller, @PathVariable String id, @Valid @RequestBody AgencyDecision decision) {
        String reason = decision.reason();
        if (reason == null || reason.isBlank()) {
            throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", "reason"));
        }
        agencies.refuse(
                gestures.made(caller, decision.gesture(), Intent.refuse(decision.digest())),
                id,
                decision.digest(),
                reason.strip());
    }
}
