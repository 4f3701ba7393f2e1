package kr.haetae.hub.verification.export;

/** Text as XML 1.0 can hold it. */
final class XmlText {
    private XmlText() {}

    /** Replaces characters XML does not know, e.g. control characters, by U+FFFD. */
    static String legal(String text) {
        StringBuilder legal = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> legal.appendCodePoint(
                        point == '\t'
                                        || point == '\n'
                                        || point == '\r'
                                        || (point >= 0x20 && point <= 0xd7ff)
                                        || (point >= 0xe000 && point <= 0xfffd)
                                        || point >= 0x10000
                                ? point
                                : 0xfffd));
        return legal.toString();
    }
}
