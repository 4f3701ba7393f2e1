package kr.haetae.hub.verification.export;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import kr.haetae.hub.verification.Answer;
import kr.haetae.hub.verification.RowResult;
import kr.haetae.hub.verification.RowResult.ExchangeAnswer;
import org.jspecify.annotations.Nullable;

/** A row's result as cells of a table. */
final class ResultCells {
    static final List<String> COLUMNS = List.of(
            "line",
            "input",
            "chain",
            "address",
            "memo",
            "verdict",
            "exchange",
            "confirmed",
            "detail",
            "answers",
            "hint");
    /** What is appended to a user's own workbook: what it holds already is not repeated. */
    static final List<String> APPENDED = List.of(
            "haetae_chain",
            "haetae_address",
            "haetae_verdict",
            "haetae_exchange",
            "haetae_confirmed",
            "haetae_detail",
            "haetae_answers",
            "haetae_hint");

    private ResultCells() {}

    static List<String> all(RowResult row) {
        return List.of(
                String.valueOf(row.line()),
                row.input(),
                orEmpty(row.chain()),
                orEmpty(row.address()),
                orEmpty(row.memo()),
                row.verdict() == null ? "" : row.verdict().name(),
                row.exchange(),
                row.confirmed().text(),
                row.detail(),
                answers(row),
                hint(row));
    }

    static List<String> appended(RowResult row) {
        List<String> all = all(row);
        return List.of(all.get(2), all.get(3), all.get(5), all.get(6), all.get(7), all.get(8), all.get(9), all.get(10));
    }

    /** Every exchange's own answer with the time of the index it rests on; a no cites that index's manifest too. */
    private static String answers(RowResult row) {
        return row.answers().stream().map(ResultCells::answer).collect(Collectors.joining("; "));
    }

    private static String answer(ExchangeAnswer answer) {
        String text = answer.exchange() + "=" + answer.answer();
        if (answer.reason() != null) {
            text += "(" + answer.reason() + ")";
        }
        if (answer.indexActivatedAt() != null) {
            text += "[" + answer.indexActivatedAt().truncatedTo(ChronoUnit.SECONDS) + "]";
        }
        boolean cites = answer.answer() == Answer.NOT_MANAGED && answer.manifestSha256() != null;
        return cites ? text + "@" + answer.manifestSha256() : text;
    }

    private static String hint(RowResult row) {
        RowResult.Hint hint = row.hint();
        return hint == null ? "" : hint.label() + " (" + hint.pack() + ": " + hint.source() + ")";
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
