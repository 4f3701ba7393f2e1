package kr.haetae.hub.casework.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.casework.CaseId;
import kr.haetae.hub.casework.Cases;
import kr.haetae.hub.casework.LegalBasisCode;
import kr.haetae.hub.casework.LegalCase;
import kr.haetae.hub.casework.NewCase;
import kr.haetae.hub.frame.IdempotentRequests;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@RestController
@RequestMapping("/api/v1/cases")
@Tag(name = "cases")
class CasesController {
    private final Cases cases;
    private final IdempotentRequests requests;

    CasesController(Cases cases, IdempotentRequests requests) {
        this.cases = cases;
        this.requests = requests;
    }

    /** A case to open. */
    record CaseRequest(
            @NotBlank @Size(max = 256) String id,
            @NotBlank @Size(max = 200) String title,
            @NotBlank @Size(max = 16) String legalBasis,
            @NotBlank @Size(max = 500) String purpose,
            @Nullable LocalDate groundValidFrom,
            @NotNull LocalDate groundValidUntil) {
        NewCase read() {
            return new NewCase(
                    new CaseId(id),
                    title.strip(),
                    new LegalBasisCode(legalBasis),
                    purpose.strip(),
                    groundValidFrom,
                    groundValidUntil);
        }
    }

    /** A case as its agency sees it. */
    record CaseView(
            String id,
            String title,
            String legalBasis,
            String purpose,
            LegalCase.Status status,
            LocalDate groundValidFrom,
            LocalDate groundValidUntil,
            Instant openedAt) {
        static CaseView of(LegalCase one) {
            return new CaseView(
                    one.id().value(),
                    one.title(),
                    one.legalBasis().value(),
                    one.purpose(),
                    one.status(),
                    one.groundValidFrom(),
                    one.groundValidUntil(),
                    one.openedAt());
        }
    }

    /** One page of cases, newest first. */
    record CaseList(List<CaseView> items, int offset, int limit) {}

    @GetMapping
    @Operation(summary = "Your agency's cases, newest first")
    CaseList list(
            Caller caller,
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int offset,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        return new CaseList(
                cases.list(caller, limit, offset).stream().map(CaseView::of).toList(), offset, limit);
    }

    @GetMapping("/{id}")
    @Operation(summary = "One case of your agency")
    CaseView read(Caller caller, @PathVariable String id) {
        return CaseView.of(cases.read(caller, new CaseId(id)));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Open a case on a legal basis that is in force")
    ResponseEntity<CaseView> open(
            Caller caller,
            @RequestHeader(name = IdempotentRequests.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody CaseRequest wanted) {
        return requests.once(caller.personId(), key, List.of("cases", wanted), CaseView.class, () -> {
            CaseView opened = CaseView.of(cases.open(caller, wanted.read()));
            URI location = UriComponentsBuilder.fromPath("/api/v1/cases/{id}").build(opened.id());
            return new IdempotentRequests.Answer<>(HttpStatus.CREATED, location, opened);
        });
    }
}
