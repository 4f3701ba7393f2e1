package kr.haetae.hub.verification;

import org.jspecify.annotations.Nullable;

/**
 * Which columns of an upload hold what: each a header's text or a number counted from 1. Null: guessed from header names
 * or, for the address, from what the values read as.
 *
 * @param sheet of a workbook, by name; the first visible one where null
 */
public record ColumnMapping(
        @Nullable String addressColumn,
        @Nullable String chainColumn,
        @Nullable String memoColumn,
        @Nullable String sheet) {

    /** Everything guessed. */
    public static ColumnMapping guessed() {
        return new ColumnMapping(null, null, null, null);
    }
}
