package kr.haetae.hub.keys;

/** The key that wrapped a secret was erased at the end of its retention. */
public final class ErasedKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ErasedKeyException(String keyId) {
        super("wrapping key " + keyId + " has been erased");
    }
}
