package kr.haetae.hub.verification.export;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.XMLEvent;
import kr.haetae.hub.verification.workbook.SafeXml;

/** Copies a part of a workbook and masks the texts that are secret, however they are cut into runs. */
final class TextMask {
    private TextMask() {}

    static void copy(InputStream part, OutputStream out, Set<String> secrets, String mask) throws XMLStreamException {
        Set<String> stripped = secrets.stream().map(String::strip).collect(Collectors.toUnmodifiableSet());
        XMLEventReader from = SafeXml.IN.createXMLEventReader(part);
        XMLEventWriter to = SafeXml.OUT.createXMLEventWriter(out, "UTF-8");
        List<XMLEvent> text = new ArrayList<>();
        int depth = 0;
        while (from.hasNext()) {
            XMLEvent event = from.nextEvent();
            depth += isText(event, true) ? 1 : 0;
            if (depth > 0) {
                text.add(event);
            } else {
                to.add(event);
            }
            if (isText(event, false) && --depth == 0) {
                write(text, to, stripped, mask);
                text.clear();
            }
        }
        to.flush();
    }

    /** A shared string, an inline string or a cell's plain value. */
    private static boolean isText(XMLEvent event, boolean start) {
        String name = start && event.isStartElement()
                ? event.asStartElement().getName().getLocalPart()
                : !start && event.isEndElement()
                        ? event.asEndElement().getName().getLocalPart()
                        : "";
        return name.equals("si") || name.equals("is") || name.equals("v");
    }

    private static void write(List<XMLEvent> text, XMLEventWriter to, Set<String> secrets, String mask)
            throws XMLStreamException {
        String whole = text.stream()
                .filter(XMLEvent::isCharacters)
                .map(event -> event.asCharacters().getData())
                .collect(Collectors.joining());
        boolean secret = secrets.contains(whole.strip());
        boolean masked = false;
        for (XMLEvent event : text) {
            if (secret && event.isCharacters()) {
                to.add(SafeXml.EVENTS.createCharacters(masked ? "" : mask));
                masked = true;
            } else {
                to.add(event);
            }
        }
    }
}
