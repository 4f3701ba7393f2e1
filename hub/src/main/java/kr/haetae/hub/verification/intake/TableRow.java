package kr.haetae.hub.verification.intake;

import java.util.BitSet;
import java.util.List;

/**
 * One row of a table of texts.
 *
 * @param number counted from 1 in the file
 * @param formulas columns that hold formulas
 */
record TableRow(int number, List<String> cells, BitSet formulas) {
    private static final BitSet NO_FORMULAS = new BitSet(0);

    static TableRow of(int number, List<String> cells) {
        return new TableRow(number, cells, NO_FORMULAS);
    }

    String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    boolean blank() {
        return formulas.isEmpty() && cells.stream().allMatch(String::isBlank);
    }

    @Override
    public String toString() {
        return "TableRow[" + number + "]";
    }
}
