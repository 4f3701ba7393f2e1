package kr.haetae.hub.verification.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;
import kr.haetae.hub.verification.workbook.SafeXml;

/**
 * Copies a sheet and appends text cells to its rows. Texts are written as strings, so that none is ever taken for a
 * formula.
 */
final class SheetAppend {
    private final XMLEventWriter to;
    private final int column;
    private final WorkbookEditor.RowCells cells;
    private String namespace = "";
    private int row;
    private int skipping;

    private SheetAppend(XMLEventWriter to, int column, WorkbookEditor.RowCells cells) {
        this.to = to;
        this.column = column;
        this.cells = cells;
    }

    static void copy(InputStream sheet, OutputStream out, int column, WorkbookEditor.RowCells cells)
            throws XMLStreamException, IOException {
        XMLEventReader from = SafeXml.IN.createXMLEventReader(sheet);
        XMLEventWriter to = SafeXml.OUT.createXMLEventWriter(out, "UTF-8");
        SheetAppend append = new SheetAppend(to, column, cells);
        while (from.hasNext()) {
            append.event(from.nextEvent());
        }
        to.flush();
    }

    private void event(XMLEvent event) throws XMLStreamException, IOException {
        if (event.isStartElement()) {
            start(event.asStartElement());
        } else if (event.isEndElement()) {
            end(event);
        } else if (skipping == 0) {
            to.add(event);
        }
    }

    private void start(StartElement element) throws XMLStreamException {
        String name = element.getName().getLocalPart();
        if (skipping > 0 || name.equals("dimension")) {
            skipping++;
        } else if (name.equals("row")) {
            namespace = element.getName().getNamespaceURI();
            String number = WorkbookEditor.attribute(element, "r");
            row = number.isEmpty() ? row + 1 : Integer.parseInt(number);
            to.add(withoutSpans(element));
        } else {
            to.add(element);
        }
    }

    /** The hint of used columns is wrong after appending; it may be left out. */
    private static StartElement withoutSpans(StartElement element) {
        List<Attribute> kept = new ArrayList<>();
        Iterator<Attribute> all = element.getAttributes();
        while (all.hasNext()) {
            Attribute attribute = all.next();
            if (!attribute.getName().getLocalPart().equals("spans")) {
                kept.add(attribute);
            }
        }
        return SafeXml.EVENTS.createStartElement(element.getName(), kept.iterator(), element.getNamespaces());
    }

    private void end(XMLEvent event) throws XMLStreamException, IOException {
        if (skipping > 0) {
            skipping--;
            return;
        }
        if (event.asEndElement().getName().getLocalPart().equals("row")) {
            List<String> texts = cells.of(row);
            for (int i = 0; i < texts.size(); i++) {
                cell(SheetColumns.name(column + i) + row, texts.get(i));
            }
        }
        to.add(event);
    }

    private void cell(String reference, String text) throws XMLStreamException {
        open("c");
        to.add(SafeXml.EVENTS.createAttribute("r", reference));
        to.add(SafeXml.EVENTS.createAttribute("t", "inlineStr"));
        open("is");
        open("t");
        to.add(SafeXml.EVENTS.createCharacters(XmlText.legal(text)));
        close("t");
        close("is");
        close("c");
    }

    private void open(String name) throws XMLStreamException {
        to.add(SafeXml.EVENTS.createStartElement("", namespace, name));
    }

    private void close(String name) throws XMLStreamException {
        to.add(SafeXml.EVENTS.createEndElement("", namespace, name));
    }
}
