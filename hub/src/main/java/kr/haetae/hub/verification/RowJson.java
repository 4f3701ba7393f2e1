package kr.haetae.hub.verification;

import java.util.List;
import kr.haetae.hub.verification.RowResult.ExchangeAnswer;
import kr.haetae.hub.verification.RowResult.Hint;
import kr.haetae.hub.verification.RowResult.RowError;
import org.jspecify.annotations.Nullable;

/**
 * A row's result in JSON: the columns every format has, then what only JSON can hold.
 *
 * @param verdict null while undecided
 * @param exchange all claiming exchanges separated by {@code ;}
 * @param confirmed {@code yes}, {@code no}, {@code pending}, {@code held} or empty
 * @param detail items separated by {@code ; }, each a stable code first
 */
public record RowJson(
        int line,
        String input,
        @Nullable String chain,
        @Nullable String address,
        @Nullable String memo,
        @Nullable Verdict verdict,
        String exchange,
        String confirmed,
        String detail,
        List<String> exchanges,
        List<String> details,
        @Nullable RowError error,
        @Nullable Integer duplicateOf,
        List<ExchangeAnswer> answers,
        @Nullable Hint hint) {
    public RowJson {
        exchanges = List.copyOf(exchanges);
        details = List.copyOf(details);
        answers = List.copyOf(answers);
    }

    /** The JSON form of a result. */
    public static RowJson of(RowResult row) {
        return new RowJson(
                row.line(),
                row.input(),
                row.chain(),
                row.address(),
                row.memo(),
                row.verdict(),
                row.exchange(),
                row.confirmed().text(),
                row.detail(),
                row.exchanges(),
                row.details(),
                row.error(),
                row.duplicateOf(),
                row.answers(),
                row.hint());
    }

    /** Holds an address. */
    @Override
    public String toString() {
        return "RowJson[" + line + "]";
    }
}
