package kr.haetae.hub.verification;

import java.util.List;

/**
 * One page of rows.
 *
 * @param total rows that match
 */
public record RowPage(int page, int size, int total, List<RowResult> rows) {
    public RowPage {
        rows = List.copyOf(rows);
    }
}
