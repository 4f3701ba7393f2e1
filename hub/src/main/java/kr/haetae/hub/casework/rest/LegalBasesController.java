package kr.haetae.hub.casework.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import kr.haetae.hub.casework.LegalBases;
import kr.haetae.hub.casework.LegalBasis;
import kr.haetae.hub.casework.PermittedAction;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "legal-bases")
class LegalBasesController {
    private final LegalBases legalBases;
    private final Clock clock;

    LegalBasesController(LegalBases legalBases, Clock clock) {
        this.legalBases = legalBases;
        this.clock = clock;
    }

    /** A basis as it reads on the day asked for. */
    record LegalBasisView(
            String code,
            String titleKo,
            String titleEn,
            String article,
            String documentType,
            String issuer,
            List<String> attachments,
            List<PermittedAction> permits,
            @Nullable Integer maximumHoldHours,
            @Nullable Integer renewals,
            String noticeRule,
            String jurisdiction,
            LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            boolean enabled,
            boolean inForce) {}

    /** The catalogue on a day. */
    record LegalBasisList(LocalDate on, List<LegalBasisView> items) {}

    @GetMapping("/api/v1/legal-bases")
    @Operation(summary = "The catalogue of legal bases as it reads on a day; today in Seoul by default")
    LegalBasisList list(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on) {
        LocalDate day = on == null ? LocalDate.now(clock.withZone(ZoneId.of("Asia/Seoul"))) : on;
        return new LegalBasisList(
                day, legalBases.on(day).stream().map(basis -> view(basis, day)).toList());
    }

    private static LegalBasisView view(LegalBasis basis, LocalDate day) {
        return new LegalBasisView(
                basis.code().value(),
                basis.titleKo(),
                basis.titleEn(),
                basis.article(),
                basis.documentType(),
                basis.issuer(),
                basis.attachments(),
                basis.permits().stream().sorted().toList(),
                basis.maximumHoldHours(),
                basis.renewals(),
                basis.noticeRule(),
                basis.jurisdiction(),
                basis.effectiveFrom(),
                basis.effectiveTo(),
                basis.enabled(),
                basis.inForceOn(day));
    }
}
