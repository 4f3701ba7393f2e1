package kr.haetae.hub.verification.reading;

import org.jspecify.annotations.Nullable;

/**
 * Why a row is invalid.
 *
 * @param code of {@code AddressError.Code}, or {@link #FORMULA_CELL}
 * @param position zero-based index of the first offending character in the input, where known
 * @param chain the chain it was read as, where known
 * @param hint a fact that holds nothing of the input
 */
public record RowFault(
        String code,
        @Nullable Integer position,
        @Nullable String chain,
        @Nullable String hint) {
    /** The address cell holds a formula: what it shows need not be what anybody typed. */
    public static final String FORMULA_CELL = "FORMULA_CELL";

    static RowFault of(String code) {
        return new RowFault(code, null, null, null);
    }
}
