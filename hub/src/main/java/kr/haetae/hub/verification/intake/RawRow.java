package kr.haetae.hub.verification.intake;

import org.jspecify.annotations.Nullable;

/**
 * One row as it was given.
 *
 * @param sourceRow its number in the workbook or file, counted from 1
 * @param formula whether the address cell holds a formula, whose shown text nobody should trust
 */
public record RawRow(
        int sourceRow,
        String address,
        @Nullable String chain,
        @Nullable String memo,
        boolean formula) {

    /** Holds an address. */
    @Override
    public String toString() {
        return "RawRow[" + sourceRow + "]";
    }
}
