package kr.haetae.hub.verification.results;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kr.haetae.hub.tagindex.EpochRef;
import kr.haetae.hub.verification.Answer;
import kr.haetae.hub.verification.Confirmation;
import kr.haetae.hub.verification.RowResult;
import kr.haetae.hub.verification.RowResult.ExchangeAnswer;
import kr.haetae.hub.verification.Verdict;
import kr.haetae.hub.verification.planning.ElementRef;
import org.jspecify.annotations.Nullable;

/** Makes the result of one row of what was kept of it and what the board says. */
final class RowMaker {
    private final Standing.Now now;
    private final ConfirmedFacts facts;
    private final Map<UUID, Long> logIndexes;

    /** Takes what all rows share; logIndexes tells where audit entries stand in the log. */
    RowMaker(Standing.Now now, ConfirmedFacts facts, Map<UUID, Long> logIndexes) {
        this.now = now;
        this.facts = facts;
        this.logIndexes = logIndexes;
    }

    RowResult of(KeptRow kept, RowResult.@Nullable Hint hint) {
        int row = kept.line() - 1;
        Verdict verdict = now.board().verdict(row, now.silent());
        List<ExchangeAnswer> answers = new ArrayList<>();
        if (kept.fault() == null) {
            for (String exchange : now.board().exchanges()) {
                answers.add(answerOf(exchange, row, kept));
            }
        }
        boolean claimed = verdict == Verdict.MANAGED || verdict == Verdict.CONFLICT;
        List<String> exchanges = answers.stream()
                .filter(answer -> answer.answer() == Answer.MANAGED)
                .map(ExchangeAnswer::exchange)
                .toList();
        KeptRow.Fault fault = kept.fault();
        return new RowResult(
                kept.line(),
                kept.input(),
                fault == null ? kept.chains() : null,
                fault == null ? address(kept, row) : null,
                kept.memo(),
                verdict,
                exchanges,
                claimed || deniedOnly(answers) ? now.board().confirmation(row, now.silent()) : Confirmation.NONE,
                Details.of(kept, verdict, answers),
                fault == null ? null : FaultTexts.of(fault),
                kept.firstLine(),
                answers,
                claimed ? null : hint);
    }

    private static boolean deniedOnly(List<ExchangeAnswer> answers) {
        return answers.stream().anyMatch(answer -> answer.answer() == Answer.DENIED);
    }

    /** The spelling that was claimed, or that of the likeliest chain. */
    private String address(KeptRow kept, int row) {
        for (int i = 1; i < kept.candidates().size(); i++) {
            int ref = now.board().layout().ref(row, i);
            for (String exchange : now.board().exchanges()) {
                if (now.board().cell(exchange, ref, now.silent()).answer == Answer.MANAGED) {
                    return kept.address(i);
                }
            }
        }
        return kept.address(0);
    }

    private ExchangeAnswer answerOf(String exchange, int row, KeptRow kept) {
        Cell cell = now.board().cellOfRow(exchange, row, now.silent());
        int candidate = now.board().deciding(exchange, row, now.silent());
        int ref = now.board().layout().ref(row, candidate);
        ConfirmedFacts.Fact fact = facts.of(exchange, ref, kept.chain(candidate), kept.memo());
        BatchCells batch = now.board().batches(exchange)[ElementRef.batchNo(ref)];
        EpochRef index = batch == null ? null : now.board().index(batch.index());
        String reason = cell == Cell.REFUSED && batch != null ? "REFUSED_" + batch.refusal() : cell.reason;
        return new ExchangeAnswer(
                exchange,
                cell.answer,
                reason,
                cell.confirmation,
                fact == null ? null : fact.memoMatch(),
                fact == null ? List.of() : fact.listedOn(),
                index == null ? null : index.activatedAt(),
                index == null
                        ? null
                        : Duration.between(index.activatedAt(), now.at()).toSeconds(),
                index == null ? null : index.manifestSha256(),
                batch == null ? null : batch.answeredAt(),
                logIndex(fact, batch));
    }

    /** What the exchange signed commits to more than what its index said. */
    private @Nullable Long logIndex(ConfirmedFacts.@Nullable Fact fact, @Nullable BatchCells batch) {
        UUID signed = fact == null ? null : fact.auditEntry();
        UUID entry = signed == null && batch != null ? batch.auditEntry() : signed;
        return entry == null ? null : logIndexes.get(entry);
    }
}
