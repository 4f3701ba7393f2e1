package kr.haetae.hub.verification.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import kr.haetae.hub.verification.Confirmation;
import kr.haetae.hub.verification.RowResult;
import kr.haetae.hub.verification.RowResult.ExchangeAnswer;
import kr.haetae.hub.verification.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A row as the board shows it.
 *
 * @param shownAddress canonical where there is one, else the input
 * @param chains plain names, one badge each
 * @param exchanges display names of those that claim it
 * @param heard exchanges that gave an answer, of those asked
 * @param indexFrom when the index the verdict rests on was activated: the oldest of those that answered
 * @param details in words
 * @param heldAt exchanges a person may decide to ask
 */
record BoardRow(
        RowResult result,
        String shownAddress,
        List<String> chains,
        List<String> exchanges,
        int heard,
        @Nullable Instant indexFrom,
        List<String> details,
        List<ExchangeAnswer> heldAt) {

    BoardRow {
        chains = List.copyOf(chains);
        exchanges = List.copyOf(exchanges);
        details = List.copyOf(details);
        heldAt = List.copyOf(heldAt);
    }

    static BoardRow of(RowResult row, Map<String, String> names, DetailWords words, Locale locale) {
        List<ExchangeAnswer> answers = row.answers();
        String address = row.address();
        return new BoardRow(
                row,
                address == null ? row.input() : address,
                row.chain() == null ? List.of() : Arrays.asList(row.chain().split(";\\s*", -1)),
                row.exchanges().stream()
                        .map(name -> names.getOrDefault(name, name))
                        .toList(),
                (int) answers.stream().filter(BoardRow::wasHeard).count(),
                indexOf(row),
                row.details().stream()
                        .filter(detail -> !isShownElsewhere(row, detail))
                        .map(detail -> words.say(detail, locale))
                        .toList(),
                answers.stream()
                        .filter(answer -> answer.confirmed() == Confirmation.HELD)
                        .toList());
    }

    /** The verdict's key of texts and icons; {@code PENDING} while undecided. */
    public String kind() {
        Verdict verdict = result.verdict();
        return verdict == null ? "PENDING" : verdict.name();
    }

    /** Where in the input the error is, counted from 0, or null. */
    public @Nullable Integer errorPosition() {
        RowResult.RowError error = result.error();
        return error == null ? null : error.position();
    }

    /** Why the row is invalid, in the page's language, or null. */
    public @Nullable String errorText(String language) {
        RowResult.RowError error = result.error();
        if (error == null) {
            return null;
        }
        return language.equals("en") ? error.messageEn() : error.messageKo();
    }

    /** Which text says what to do next; a conflict of which some exchange knows already is another matter. */
    public String advice() {
        if (result.verdict() == Verdict.MANAGED) {
            return switch (result.confirmed()) {
                case YES -> "do.MANAGED.signed";
                case HELD -> "do.MANAGED_HELD";
                case NO, NONE, PENDING -> "do.MANAGED";
            };
        }
        boolean told = result.verdict() == Verdict.CONFLICT
                && result.answers().stream().anyMatch(BoardRow::knows);
        return told ? "do.CONFLICT_TOLD" : "do." + kind();
    }

    /** Whether the exchange has been told the address: nobody confirms, denies or refuses what it has not seen. */
    private static boolean knows(ExchangeAnswer answer) {
        return switch (answer.confirmed()) {
            case YES, NO, PENDING -> true;
            case HELD -> "CONFIRMATION_REFUSED".equals(answer.reason());
            case NONE -> false;
        };
    }

    /** Whether a person must act. */
    public boolean needsDecision() {
        return !heldAt.isEmpty();
    }

    @Override
    public String toString() {
        return "BoardRow[" + result.line() + "]";
    }

    private static boolean wasHeard(ExchangeAnswer answer) {
        return switch (answer.answer()) {
            case MANAGED, NOT_MANAGED, NOT_COVERED, DENIED -> true;
            case PENDING, NO_ANSWER, REFUSED -> false;
        };
    }

    /** The row says these already, in its verdict and in the error's sentence. */
    private static boolean isShownElsewhere(RowResult row, String detail) {
        RowResult.RowError error = row.error();
        return detail.startsWith("PENDING ")
                || detail.startsWith("HELD ")
                || (error != null && detail.startsWith(error.code()));
    }

    private static @Nullable Instant indexOf(RowResult row) {
        boolean claimed = !row.exchanges().isEmpty();
        return row.answers().stream()
                .filter(answer -> !claimed || row.exchanges().contains(answer.exchange()))
                .map(ExchangeAnswer::indexActivatedAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
