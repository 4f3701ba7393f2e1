package kr.haetae.hub.casework;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A ground in law, as dated configuration.
 *
 * @param article where the law says so
 * @param documentType the paper it comes on
 * @param issuer who issues that paper
 * @param attachments what must be attached
 * @param permits what may be done on this ground
 * @param maximumHoldHours how long a hold may last, or null where the paper itself says
 * @param renewals how often a hold may be renewed, or null where the law sets no number
 * @param noticeRule when the customer is told
 * @param jurisdiction where it holds: {@code KR} or {@code INTL}
 * @param effectiveFrom first day it may be used, in Seoul
 * @param effectiveTo last day it may be used, or null
 * @param enabled false for grounds that are only proposed
 */
public record LegalBasis(
        LegalBasisCode code,
        String article,
        String titleKo,
        String titleEn,
        String documentType,
        String issuer,
        List<String> attachments,
        Set<PermittedAction> permits,
        @Nullable Integer maximumHoldHours,
        @Nullable Integer renewals,
        String noticeRule,
        String jurisdiction,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveTo,
        boolean enabled) {
    public LegalBasis {
        attachments = List.copyOf(attachments);
        permits = Set.copyOf(permits);
    }

    /** Whether it may be used on a day. */
    public boolean inForceOn(LocalDate day) {
        return enabled && !day.isBefore(effectiveFrom) && (effectiveTo == null || !day.isAfter(effectiveTo));
    }
}
