package kr.haetae.address.chain;

import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The bytes of a Byron address (CIP-19): CBOR of {@code [24(payload), crc32]}, the payload being CBOR of {@code [root,
 * attributes, type]}.
 */
final class ByronForm {
    /** What a look at the bytes gave. */
    enum Verdict {
        MAINNET,
        TESTNET,
        /** The outer form is right, the checksum is not. */
        WRONG_CHECKSUM,
        /** It begins like a Byron address and goes on otherwise. */
        BROKEN,
        FOREIGN
    }

    /** An array of two, whose first element has tag 24 (encoded CBOR). */
    private static final byte[] START = {(byte) 0x82, (byte) 0xd8, 0x18};

    private static final int ROOT_BYTES = 28;
    private static final int NETWORK_MAGIC_KEY = 2;
    private static final long MAINNET_MAGIC = 764_824_073L;
    private static final int MAX_ATTRIBUTES = 8;

    private ByronForm() {}

    static Verdict examine(byte[] bytes) {
        if (bytes.length < START.length || !Arrays.equals(bytes, 0, START.length, START, 0, START.length)) {
            return Verdict.FOREIGN;
        }
        CborReader outer = new CborReader(bytes, START.length);
        byte[] payload = outer.bytes();
        long crc = outer.unsigned();
        if (!outer.isAtEnd()) {
            return Verdict.BROKEN;
        }
        CRC32 expected = new CRC32();
        expected.update(payload);
        return crc == expected.getValue() ? examinePayload(payload) : Verdict.WRONG_CHECKSUM;
    }

    private static Verdict examinePayload(byte[] payload) {
        CborReader reader = new CborReader(payload, 0);
        boolean threeFields = reader.arraySize() == 3;
        byte[] root = reader.bytes();
        long attributes = reader.mapSize();
        boolean mainnet = true;
        for (int i = 0; i < Math.min(attributes, MAX_ATTRIBUTES); i++) {
            long key = reader.unsigned();
            byte[] value = reader.bytes();
            if (key == NETWORK_MAGIC_KEY) {
                mainnet = new CborReader(value, 0).unsigned() == MAINNET_MAGIC;
            }
        }
        reader.unsigned();
        if (!threeFields || root.length != ROOT_BYTES || attributes > MAX_ATTRIBUTES || !reader.isAtEnd()) {
            return Verdict.BROKEN;
        }
        return mainnet ? Verdict.MAINNET : Verdict.TESTNET;
    }
}
