package kr.haetae.address.chain;

import java.nio.ByteBuffer;

/** The output scripts Bitcoin and its relatives pay to: the one identity all spellings of an address share. */
final class OutputScripts {
    private static final byte OP_DUP = 0x76;
    private static final byte OP_HASH160 = (byte) 0xa9;
    private static final byte OP_HASH256 = (byte) 0xaa;
    private static final byte OP_EQUAL = (byte) 0x87;
    private static final byte OP_EQUALVERIFY = (byte) 0x88;
    private static final byte OP_CHECKSIG = (byte) 0xac;
    private static final int OP_RESERVED = 0x50;
    private static final int HASH160_BYTES = 20;

    private OutputScripts() {}

    static byte[] payToPublicKeyHash(byte[] hash) {
        return ByteBuffer.allocate(hash.length + 5)
                .put(OP_DUP)
                .put(OP_HASH160)
                .put((byte) hash.length)
                .put(hash)
                .put(OP_EQUALVERIFY)
                .put(OP_CHECKSIG)
                .array();
    }

    /** P2SH of a 20-byte hash, or Bitcoin Cash's P2SH32 of a 32-byte one. */
    static byte[] payToScriptHash(byte[] hash) {
        return ByteBuffer.allocate(hash.length + 3)
                .put(hash.length == HASH160_BYTES ? OP_HASH160 : OP_HASH256)
                .put((byte) hash.length)
                .put(hash)
                .put(OP_EQUAL)
                .array();
    }

    /** A SegWit output: version 0 to 16 and the witness program (BIP-141). */
    static byte[] payToWitness(int version, byte[] program) {
        return ByteBuffer.allocate(program.length + 2)
                .put((byte) (version == 0 ? 0 : OP_RESERVED + version))
                .put((byte) program.length)
                .put(program)
                .array();
    }
}
