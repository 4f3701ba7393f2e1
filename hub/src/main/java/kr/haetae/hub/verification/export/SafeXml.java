package kr.haetae.hub.verification.export;

import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;

/** XML without DTDs and outside entities. */
final class SafeXml {
    static final XMLInputFactory IN = input();
    static final XMLOutputFactory OUT = XMLOutputFactory.newFactory();
    static final XMLEventFactory EVENTS = XMLEventFactory.newFactory();

    private SafeXml() {}

    private static XMLInputFactory input() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
