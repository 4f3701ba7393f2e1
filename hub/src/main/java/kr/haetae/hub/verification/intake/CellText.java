package kr.haetae.hub.verification.intake;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/** The text of a workbook cell: a memo formatted as {@code 000} and shown as 007 stays {@code 007}. */
final class CellText {
    private static final Pattern ZEROS = Pattern.compile("0{1,64}");

    private CellText() {}

    static String of(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            return number(cell.asNumber(), cell.getDataFormatString());
        }
        String text = cell.getText();
        return text == null ? "" : text;
    }

    /** Digits without an exponent; leading zeros where the format is nothing but zeros. */
    private static String number(BigDecimal number, @Nullable String format) {
        String plain = number.precision() - number.scale() > 400 || number.scale() > 400
                ? number.toString()
                : strip(number).toPlainString();
        if (format == null || !ZEROS.matcher(format).matches() || number.signum() < 0) {
            return plain;
        }
        boolean shorter = plain.length() < format.length() && plain.indexOf('.') < 0;
        return shorter ? "0".repeat(format.length() - plain.length()) + plain : plain;
    }

    private static BigDecimal strip(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
}
