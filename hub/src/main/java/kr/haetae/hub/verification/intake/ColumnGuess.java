package kr.haetae.hub.verification.intake;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import kr.haetae.address.AddressReader;
import kr.haetae.address.AddressReading;
import kr.haetae.address.ChainRegistry;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.verification.ColumnMapping;
import org.jspecify.annotations.Nullable;

/**
 * Finds the columns: what was said, else what the header names, else what the values look like. The first row is a header
 * only if one of its cells says so, so that a mistyped first address is never swallowed.
 */
final class ColumnGuess {
    private final AddressReader reader = AddressReader.standard();
    private final ChainRegistry chains = ChainRegistry.standard();
    private final List<TableRow> head;
    private final ColumnMapping mapping;
    private final String format;

    /** Looks at the first rows of a table, blank ones left out. */
    ColumnGuess(List<TableRow> head, ColumnMapping mapping, String format) {
        this.head = head;
        this.mapping = mapping;
        this.format = format;
    }

    Columns guess() {
        if (head.isEmpty()) {
            return new Columns(false, null, null, null);
        }
        TableRow first = head.get(0);
        boolean header = format.equals("json") || isHeader(first);
        List<TableRow> data = header ? head.subList(1, head.size()) : head;
        Integer address = explicit(mapping.addressColumn(), first);
        if (address == null && header) {
            address = named(ColumnNames.ADDRESS, first);
        }
        if (address == null) {
            address = byValues(data);
        }
        Integer chain = explicit(mapping.chainColumn(), first);
        Integer memo = explicit(mapping.memoColumn(), first);
        if (header) {
            chain = chain == null ? named(ColumnNames.CHAIN, first) : chain;
            memo = memo == null ? named(ColumnNames.MEMO, first) : memo;
        } else {
            chain = chain == null ? chainByValues(data, address) : chain;
            memo = memo == null ? memoByPlace(data, address, chain) : memo;
        }
        return new Columns(
                header,
                address,
                Objects.equals(chain, address) ? null : chain,
                Objects.equals(memo, address) ? null : memo);
    }

    private boolean isHeader(TableRow row) {
        if (row.cells().stream().anyMatch(this::isAddress)) {
            return false;
        }
        boolean named = row.cells().stream()
                .anyMatch(cell -> ColumnNames.ADDRESS.fit(cell) > 0
                        || ColumnNames.MEMO.fit(cell) == 2
                        || (ColumnNames.CHAIN.fit(cell) == 2 && row.cells().size() > 1));
        return named || namesColumn(mapping.addressColumn(), row) || namesColumn(mapping.chainColumn(), row);
    }

    private static boolean namesColumn(@Nullable String wanted, TableRow row) {
        return wanted != null
                && row.cells().stream().anyMatch(cell -> ColumnNames.key(cell).equals(ColumnNames.key(wanted)));
    }

    private static @Nullable Integer explicit(@Nullable String wanted, TableRow first) {
        if (wanted == null || wanted.isBlank()) {
            return null;
        }
        String key = ColumnNames.key(wanted);
        for (int column = 0; column < first.cells().size(); column++) {
            if (ColumnNames.key(first.cell(column)).equals(key)) {
                return column;
            }
        }
        if (key.matches("[0-9]{1,4}")) {
            int number = Integer.parseInt(key);
            if (number >= 1 && number <= Limit.TABLE_COLUMNS.value()) {
                return number - 1;
            }
        }
        throw new Problem(ProblemCode.NO_SUCH_COLUMN);
    }

    private static @Nullable Integer named(ColumnNames kind, TableRow header) {
        Integer best = null;
        int bestFit = 0;
        for (int column = 0; column < header.cells().size(); column++) {
            int fit = kind.fit(header.cell(column));
            if (fit > bestFit) {
                best = column;
                bestFit = fit;
            }
        }
        return best;
    }

    private @Nullable Integer byValues(List<TableRow> data) {
        Integer best = null;
        long bestCount = 0;
        int columns = data.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        for (int column = 0; column < columns; column++) {
            int c = column;
            long count = data.stream().filter(row -> isAddress(row.cell(c))).count();
            if (count > bestCount) {
                best = column;
                bestCount = count;
            }
        }
        boolean onlyOne = columns == 1 || format.equals("paste");
        return best == null && onlyOne ? Integer.valueOf(0) : best;
    }

    private @Nullable Integer chainByValues(List<TableRow> data, @Nullable Integer address) {
        int columns = data.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        return IntStream.range(0, columns)
                .filter(column -> address == null || column != address)
                .filter(column -> data.stream()
                        .anyMatch(row -> chains.named(row.cell(column)).isPresent()))
                .boxed()
                .findFirst()
                .orElse(null);
    }

    /** Without a header only the form address, (chain,) memo is taken for having a memo. */
    private static @Nullable Integer memoByPlace(
            List<TableRow> data, @Nullable Integer address, @Nullable Integer chain) {
        int columns = data.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        int expected = chain == null ? 2 : 3;
        boolean lastIsFree = columns == expected
                && address != null
                && address != columns - 1
                && (chain == null || chain != columns - 1);
        return lastIsFree ? Integer.valueOf(columns - 1) : null;
    }

    private boolean isAddress(String cell) {
        return !cell.isBlank() && cell.length() < 200 && reader.read(null, cell, null) instanceof AddressReading.Valid;
    }
}
