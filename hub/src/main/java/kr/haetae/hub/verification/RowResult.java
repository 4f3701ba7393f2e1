package kr.haetae.hub.verification;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of one row.
 *
 * @param line of the row among the data rows, counted from 1
 * @param input exactly as given; a mask where a private key was given
 * @param chain plain name, null where the row is invalid; several separated by {@code ;} where several fit
 * @param address the canonical spelling, null where the row is invalid
 * @param memo exactly as given or taken out of the address, null where there is none
 * @param verdict null while undecided
 * @param exchanges that claim the address: one if managed, all of them if in conflict
 * @param details stable code first, e.g. {@code CHECKSUM position 5}
 * @param error of an invalid row
 * @param hint public attribution where nobody claims the address; not an answer
 */
public record RowResult(
        int line,
        String input,
        @Nullable String chain,
        @Nullable String address,
        @Nullable String memo,
        @Nullable Verdict verdict,
        List<String> exchanges,
        Confirmation confirmed,
        List<String> details,
        @Nullable RowError error,
        @Nullable Integer duplicateOf,
        List<ExchangeAnswer> answers,
        @Nullable Hint hint) {
    public RowResult {
        exchanges = List.copyOf(exchanges);
        details = List.copyOf(details);
        answers = List.copyOf(answers);
    }

    /** All exchanges separated by {@code ;}. */
    public String exchange() {
        return String.join(";", exchanges);
    }

    /** All details separated by {@code ; }. */
    public String detail() {
        return String.join("; ", details);
    }

    /** Holds an address. */
    @Override
    public String toString() {
        return "RowResult[" + line + ", " + verdict + "]";
    }

    /**
     * Why a row is invalid.
     *
     * @param code of {@code AddressError.Code}, or {@code FORMULA_CELL}
     * @param position zero-based index of the first offending character, where known
     */
    public record RowError(
            String code,
            @Nullable Integer position,
            @Nullable String hint,
            String messageKo,
            String messageEn) {}

    /**
     * What one exchange said.
     *
     * @param reason code of a missing or refused answer, e.g. {@code SILENT}, {@code NO_INDEX}, {@code STALE_INDEX},
     *     {@code PROOF_FAILED}, {@code REFUSED_300}; of a held hit why it is held: {@code CONFLICT},
     *     {@code LATE_CONFLICT}, {@code STALE_INDEX}, {@code CONFIRMATION_REFUSED}, {@code GROUND_ENDED}
     * @param memo what the exchange says of the memo, where it confirmed
     * @param listedOn chains it lists the wallet on, where it confirmed and the one asked about is none of them
     * @param indexActivatedAt of the index the answer rests on
     * @param manifestSha256 of that index
     * @param answeredAt when it answered
     * @param logIndex of the row of the audit log that commits to the answer: to what the exchange signed, where it
     *     confirmed or denied, else to what its index said; null until it has its place there, a
     *     second later or so
     */
    public record ExchangeAnswer(
            String exchange,
            Answer answer,
            @Nullable String reason,
            Confirmation confirmed,
            @Nullable String memo,
            List<String> listedOn,
            @Nullable Instant indexActivatedAt,
            @Nullable Long indexAgeSeconds,
            @Nullable String manifestSha256,
            @Nullable Instant answeredAt,
            @Nullable Long logIndex) {
        public ExchangeAnswer {
            listedOn = List.copyOf(listedOn);
        }

        /** Where the proof that the row stands in the log is read. */
        @JsonProperty("proof")
        public @Nullable String proof() {
            return logIndex == null ? null : "/api/v1/audit/proofs/" + logIndex;
        }
    }

    /** What the public says of an address; not an answer of anybody. */
    public record Hint(String label, String source, String pack) {}
}
