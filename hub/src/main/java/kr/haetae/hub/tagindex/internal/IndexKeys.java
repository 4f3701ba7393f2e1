package kr.haetae.hub.tagindex.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;

/** The hub's key of each epoch, derived from a secret that is not in the database. */
public class IndexKeys {
    private static final String LABEL = "tag-index";
    private static final int KEY_BYTES = 32;

    private final Derivation keys;

    public IndexKeys(Derivation keys) {
        this.keys = keys;
    }

    TagHmac of(UUID indexId) {
        byte[] context = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(indexId.getMostSignificantBits())
                .putLong(indexId.getLeastSignificantBits())
                .array();
        byte[] key = keys.derive(LABEL, context, KEY_BYTES);
        try {
            return new TagHmac(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** Derives a key from a secret outside the database: a label, a context and the length in bytes. */
    @FunctionalInterface
    public interface Derivation {
        byte[] derive(String label, byte[] context, int length);
    }
}
