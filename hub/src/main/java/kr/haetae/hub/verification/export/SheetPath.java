package kr.haetae.hub.verification.export;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;
import kr.haetae.hub.verification.workbook.SafeXml;
import kr.haetae.hub.verification.workbook.WorkbookParts;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Finds the part of a workbook that holds a sheet. */
final class SheetPath {
    private SheetPath() {}

    static String of(ZipFile zip, String sheet) throws IOException, XMLStreamException {
        WorkbookParts parts = WorkbookParts.of(zip);
        String relation =
                byAttribute(zip, parts.workbook(), "sheet", "name", "id").getOrDefault(sheet, "");
        String target = byAttribute(zip, parts.relations(), "Relationship", "Id", "Target")
                .getOrDefault(relation, "");
        return entry(zip, parts.resolve(target)).getName();
    }

    static ZipArchiveEntry entry(ZipFile zip, String part) throws IOException {
        ZipArchiveEntry entry = WorkbookParts.entry(zip, part);
        if (entry == null) {
            throw new IOException("the stored workbook lacks a part");
        }
        return entry;
    }

    private static Map<String, String> byAttribute(ZipFile zip, String part, String element, String key, String value)
            throws IOException, XMLStreamException {
        Map<String, String> found = new HashMap<>();
        try (InputStream in = zip.getInputStream(entry(zip, part))) {
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
