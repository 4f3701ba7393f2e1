package kr.haetae.hub.verification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the addresses of a verification come from. Holds personal data: {@code toString} says sizes only. */
public sealed interface AddressInput {
    /** Rows given one by one. */
    record Rows(List<Row> rows) implements AddressInput {
        public Rows {
            rows = List.copyOf(rows);
        }

        @Override
        public String toString() {
            return "Rows[" + rows.size() + "]";
        }
    }

    /** Pasted text: one address a line, optionally followed by chain and memo after a tab, comma, semicolon or bar. */
    record Text(String text) implements AddressInput {
        @Override
        public String toString() {
            return "Text[" + text.length() + " characters]";
        }
    }

    /** An uploaded CSV, XLSX or JSON file, recognised by its content. */
    record File(Upload upload, ColumnMapping mapping) implements AddressInput {
        @Override
        public String toString() {
            return "File[]";
        }
    }

    /**
     * One row.
     *
     * @param address exactly as given
     * @param chain the declared chain, null or blank where none is
     * @param memo exactly as given, null where none is
     */
    record Row(
            String address,
            @Nullable String chain,
            @Nullable String memo) {
        @Override
        public String toString() {
            return "Row[]";
        }
    }
}
