package kr.haetae.hub.verification.intake;

/** What a file is, told from its content: names and media types are not trusted. */
enum FileKind {
    EMPTY,
    ZIP,
    OLD_EXCEL,
    JSON,
    TEXT;

    static FileKind of(byte[] bytes) {
        if (bytes.length == 0) {
            return EMPTY;
        }
        if (startsWith(bytes, 'P', 'K', 3, 4) || startsWith(bytes, 'P', 'K', 5, 6)) {
            return ZIP;
        }
        if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
            return OLD_EXCEL;
        }
        int start = startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] == '[' || bytes[i] == '{') {
                return JSON;
            }
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r' && bytes[i] != '\n') {
                return TEXT;
            }
        }
        return EMPTY;
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        if (bytes.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
