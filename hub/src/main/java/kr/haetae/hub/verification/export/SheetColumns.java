package kr.haetae.hub.verification.export;

import java.io.InputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import kr.haetae.hub.verification.workbook.SafeXml;

/** Columns of a sheet: counted from 0, named A, B … Z, AA. */
final class SheetColumns {
    private static final int LETTERS = 26;

    private SheetColumns() {}

    /** How many columns any row of the sheet uses. */
    static int used(InputStream sheet) throws XMLStreamException {
        XMLStreamReader reader = SafeXml.IN.createXMLStreamReader(sheet);
        int used = 0;
        int next = 0;
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                if (reader.getLocalName().equals("row")) {
                    next = 0;
                } else if (reader.getLocalName().equals("c")) {
                    String reference = reader.getAttributeValue(null, "r");
                    int column = reference == null ? next : number(reference);
                    next = column + 1;
                    used = Math.max(used, next);
                }
            }
        }
        return used;
    }

    /** The column of a cell reference such as {@code AB12}. */
    static int number(String reference) {
        int number = 0;
        for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
            number = number * LETTERS + Character.toUpperCase(reference.charAt(i)) - 'A' + 1;
        }
        return number - 1;
    }

    static String name(int column) {
        StringBuilder name = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / LETTERS) {
            name.insert(0, (char) ('A' + (rest - 1) % LETTERS));
        }
        return name.toString();
    }
}
