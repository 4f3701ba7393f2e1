package kr.haetae.hub.verification.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import kr.haetae.hub.verification.Confirmation;
import kr.haetae.hub.verification.RowResult.ExchangeAnswer;
import kr.haetae.hub.verification.Verdict;
import org.jspecify.annotations.Nullable;

/** What is to be said of a row beside its verdict, a stable code first. */
final class Details {
    private Details() {}

    static List<String> of(KeptRow kept, @Nullable Verdict verdict, List<ExchangeAnswer> answers) {
        List<String> details = new ArrayList<>();
        if (kept.fault() != null) {
            details.add(FaultTexts.detail(kept.fault()));
        }
        details.addAll(kept.notes());
        if (kept.firstLine() != null) {
            details.add("DUPLICATE_OF " + kept.firstLine());
        }
        for (ExchangeAnswer answer : answers) {
            Stream.of(said(answer, verdict), elsewhere(answer))
                    .filter(Objects::nonNull)
                    .forEach(details::add);
        }
        return details;
    }

    /** The same 20 bytes are one wallet on every EVM chain; the exchange may list it on another than was asked about. */
    private static @Nullable String elsewhere(ExchangeAnswer answer) {
        return answer.listedOn().isEmpty()
                ? null
                : "LISTED_ON " + answer.exchange() + " (" + String.join(", ", answer.listedOn()) + ")";
    }

    private static @Nullable String said(ExchangeAnswer answer, @Nullable Verdict verdict) {
        return switch (answer.answer()) {
            case NO_ANSWER -> "NO_ANSWER " + answer.exchange() + " (" + answer.reason() + ")";
            case REFUSED -> "REFUSED " + answer.exchange() + " (" + answer.reason() + ")";
            case DENIED -> "DENIED " + answer.exchange();
            case PENDING -> verdict == null ? null : "PENDING " + answer.exchange();
            case MANAGED -> ofClaim(answer);
            case NOT_MANAGED, NOT_COVERED -> null;
        };
    }

    private static @Nullable String ofClaim(ExchangeAnswer answer) {
        if (answer.confirmed() == Confirmation.HELD) {
            return "HELD " + answer.exchange() + " (" + answer.reason() + ")";
        }
        if ("UNKNOWN".equals(answer.memo()) || "MISSING".equals(answer.memo())) {
            return "MEMO_" + answer.memo() + " " + answer.exchange();
        }
        return null;
    }
}
