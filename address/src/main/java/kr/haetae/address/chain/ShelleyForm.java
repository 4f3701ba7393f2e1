package kr.haetae.address.chain;

/** The bytes of a Shelley address (CIP-19): a header, and a payload whose length the header tells. */
final class ShelleyForm {
    private static final int HASH_BYTES = 28;
    private static final int MAINNET = 1;
    /** Slot, transaction index and certificate index: at most ten, three and three bytes of seven bits. */
    private static final int POINTER_NUMBERS = 3;

    private static final int MAX_POINTER_BYTES = 16;

    private ShelleyForm() {}

    static boolean isMainnet(byte[] address) {
        return (address[0] & 0x0f) == MAINNET;
    }

    /** The human-readable prefix its header asks for: a stake address or a payment address. */
    static String prefixOf(byte[] address) {
        return type(address) >= 14 ? "stake" : "addr";
    }

    static boolean hasKnownLength(byte[] address) {
        if (address.length == 0) {
            return false;
        }
        return switch (type(address)) {
            case 0, 1, 2, 3 -> address.length == 1 + 2 * HASH_BYTES;
            case 4, 5 -> endsInPointer(address);
            case 6, 7, 14, 15 -> address.length == 1 + HASH_BYTES;
            default -> false;
        };
    }

    private static int type(byte[] address) {
        return (address[0] & 0xf0) >>> 4;
    }

    private static boolean endsInPointer(byte[] address) {
        int from = 1 + HASH_BYTES;
        if (address.length <= from || address.length > from + MAX_POINTER_BYTES) {
            return false;
        }
        int numbers = 0;
        for (int i = from; i < address.length; i++) {
            boolean lastByteOfNumber = (address[i] & 0x80) == 0;
            numbers += lastByteOfNumber ? 1 : 0;
        }
        boolean complete = (address[address.length - 1] & 0x80) == 0;
        return numbers == POINTER_NUMBERS && complete;
    }
}
