package kr.haetae.hub.verification.export;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Finds the part of a workbook that holds a sheet. */
final class SheetPath {
    private SheetPath() {}

    static String of(ZipFile zip, String sheet) throws IOException, XMLStreamException {
        String relation =
                byAttribute(zip, "xl/workbook.xml", "sheet", "name", "id").getOrDefault(sheet, "");
        String target = byAttribute(zip, "xl/_rels/workbook.xml.rels", "Relationship", "Id", "Target")
                .getOrDefault(relation, "");
        String path = target.startsWith("/") ? target.substring(1) : "xl/" + target;
        if (zip.getEntry(path) == null) {
            throw new IOException("the stored workbook lacks its sheet");
        }
        return path;
    }

    private static Map<String, String> byAttribute(ZipFile zip, String part, String element, String key, String value)
            throws IOException, XMLStreamException {
        Map<String, String> found = new HashMap<>();
        try (InputStream in = zip.getInputStream(zip.getEntry(part))) {
            XMLEventReader events = SafeXml.IN.createXMLEventReader(in);
            while (events.hasNext()) {
                XMLEvent event = events.nextEvent();
                if (event.isStartElement()) {
                    StartElement start = event.asStartElement();
                    if (start.getName().getLocalPart().equals(element)) {
                        found.put(WorkbookEditor.attribute(start, key), WorkbookEditor.attribute(start, value));
                    }
                }
            }
        }
        return found;
    }
}
