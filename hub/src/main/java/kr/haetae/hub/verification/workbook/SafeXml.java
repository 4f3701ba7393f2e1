package kr.haetae.hub.verification.workbook;

import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;

/** XML without DTDs and outside entities. */
public final class SafeXml {
    public static final XMLInputFactory IN = input();
    public static final XMLOutputFactory OUT = XMLOutputFactory.newFactory();
    public static final XMLEventFactory EVENTS = XMLEventFactory.newFactory();

    private SafeXml() {}

    private static XMLInputFactory input() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
