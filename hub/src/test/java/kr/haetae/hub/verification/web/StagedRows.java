package kr.haetae.hub.verification.web;

import java.time.Instant;
import java.util.List;
import kr.haetae.hub.verification.Answer;
import kr.haetae.hub.verification.Confirmation;
import kr.haetae.hub.verification.Decision;
import kr.haetae.hub.verification.RowResult;
import kr.haetae.hub.verification.RowResult.ExchangeAnswer;
import kr.haetae.hub.verification.RowResult.RowError;
import kr.haetae.hub.verification.Verdict;

/** Rows whose verdict the pasted line itself names, as in {@code TUCs… CONFLICT}. */
final class StagedRows {
    private StagedRows() {}

    static RowResult of(int line, String text, Instant now) {
        String[] parts = text.strip().split("[,\\s]+", -1);
        String chain = parts.length > 1 ? parts[1] : "bitcoin";
        Verdict verdict = parts.length > 2 ? Verdict.valueOf(parts[2]) : Verdict.NOT_MANAGED;
        return switch (verdict) {
            case INVALID -> invalid(line, parts[0]);
            case CONFLICT ->
                row(line, parts[0], chain, verdict, Confirmation.HELD, now, Answer.NOT_MANAGED, "Upbit", "Gopax");
            case MANAGED -> row(line, parts[0], chain, verdict, Confirmation.YES, now, Answer.NOT_MANAGED, "Upbit");
            case INCOMPLETE, NOT_MANAGED ->
                row(line, parts[0], chain, verdict, Confirmation.NONE, now, Answer.NOT_MANAGED);
            case NOT_COVERED -> row(line, parts[0], chain, verdict, Confirmation.NONE, now, Answer.NOT_COVERED);
        };
    }

    private static RowResult row(
            int line,
            String address,
            String chain,
            Verdict verdict,
            Confirmation confirmation,
            Instant now,
            Answer others,
            String... managing) {
        List<String> details = switch (verdict) {
            case MANAGED -> line % 3 == 0 ? List.of("CHAIN_CORRECTED declared bitcoin, is tron") : List.of();
            case INCOMPLETE -> List.of("NO_ANSWER Korbit (SILENT)");
            case NOT_MANAGED -> line % 4 == 0 ? List.of("DUPLICATE_OF 1") : List.of("CHAIN_DETECTED " + chain);
            case INVALID, CONFLICT, NOT_COVERED -> List.of();
        };
        return new RowResult(
                line,
                address,
                chain,
                address,
                chain.equals("xrp") ? "007" : null,
                verdict,
                List.of(managing),
                confirmation,
                details,
                null,
                null,
                StagedVerifications.answers(now, others, managing),
                verdict == Verdict.INCOMPLETE && line % 2 == 0
                        ? new RowResult.Hint("Lazarus Group", "GraphSense TagPacks", "lazarus.yaml")
                        : null);
    }

    private static RowResult invalid(int line, String text) {
        return new RowResult(
                line,
                text,
                null,
                null,
                null,
                Verdict.INVALID,
                List.of(),
                Confirmation.NONE,
                List.of("CHECKSUM position 5"),
                new RowError(
                        "CHECKSUM", 5, null, "검사값이 맞지 않습니다. (6번째 글자)", "The checksum does not match. (character 6)"),
                null,
                List.of(),
                null);
    }

    /** As after a person's decision: nothing is held any more. */
    static RowResult decided(RowResult row, Decision decision) {
        List<ExchangeAnswer> answers = row.answers().stream()
                .map(one -> one.confirmed() != Confirmation.HELD
                        ? one
                        : new ExchangeAnswer(
                                one.exchange(),
                                one.answer(),
                                one.reason(),
                                one.exchange().equals(decision.exchange()) ? Confirmation.PENDING : Confirmation.NONE,
                                one.memo(),
                                one.listedOn(),
                                one.indexActivatedAt(),
                                one.indexAgeSeconds(),
                                one.manifestSha256(),
                                one.answeredAt(),
                                one.logIndex()))
                .toList();
        return new RowResult(
                row.line(),
                row.input(),
                row.chain(),
                row.address(),
                row.memo(),
                row.verdict(),
                row.exchanges(),
                Confirmation.PENDING,
                row.details(),
                row.error(),
                row.duplicateOf(),
                answers,
                row.hint());
    }
}
