package kr.haetae.hub.verification;

import org.jspecify.annotations.Nullable;

/**
 * Which rows to show.
 *
 * @param page counted from 0
 * @param size rows a page, 1 to 1,000
 * @param verdict only rows of this verdict
 * @param text only rows whose input, address, chain or memo holds this text, whatever its case
 */
public record RowQuery(
        int page,
        int size,
        @Nullable Verdict verdict,
        @Nullable String text) {}
