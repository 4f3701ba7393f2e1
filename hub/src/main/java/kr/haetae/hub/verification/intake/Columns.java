package kr.haetae.hub.verification.intake;

import org.jspecify.annotations.Nullable;

/**
 * Which column holds what, counted from 0.
 *
 * @param header whether the first row is a header and no data
 */
record Columns(
        boolean header,
        @Nullable Integer address,
        @Nullable Integer chain,
        @Nullable Integer memo) {

    RawRow rawRow(TableRow row, int addressColumn) {
        return new RawRow(
                row.number(),
                row.cell(addressColumn),
                chain == null || row.cell(chain).isBlank() ? null : row.cell(chain),
                memo == null || row.cell(memo).isBlank() ? null : row.cell(memo),
                row.formulas().get(addressColumn));
    }
}
