package kr.haetae.tlog;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Instant;

/** Signs notes as a log, or cosigns checkpoints as a witness; {@link #toString} tells the public key only. */
public final class NoteSigner {
    private final PrivateKey privateKey;
    private final NoteKey key;

    private NoteSigner(PrivateKey privateKey, NoteKey key) {
        this.privateKey = privateKey;
        this.key = key;
    }

    /** A fresh key pair. */
    public static NoteSigner generate(String name, NoteKey.Type type) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new NoteSigner(pair.getPrivate(), NoteKey.of(name, type, Ed25519.raw(pair.getPublic())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 17 platform has Ed25519", e);
        }
    }

    /**
     * A stored key pair.
     *
     * @param pkcs8 as {@link #exportSecret} gave it
     * @throws IllegalArgumentException if it is no Ed25519 key, or another than the public one
     */
    public static NoteSigner of(byte[] pkcs8, NoteKey key) {
        return matching(Ed25519.privateKey(pkcs8), key);
    }

    /** A key pair from the 32-byte seed of RFC 8032, as other tools keep it. */
    public static NoteSigner ofSeed(byte[] seed, NoteKey key) {
        return matching(Ed25519.privateKeyOfSeed(seed), key);
    }

    private static NoteSigner matching(PrivateKey privateKey, NoteKey key) {
        String probe = "haetae/key-check\n";
        if (!key.verifies(probe, Ed25519.sign(privateKey, probe))) {
            throw new IllegalArgumentException("the private key does not belong to the public one");
        }
        return new NoteSigner(privateKey, key);
    }

    /** The private key as PKCS#8: for the key file alone. */
    public byte[] exportSecret() {
        return privateKey.getEncoded();
    }

    public NoteKey key() {
        return key;
    }

    /**
     * Signs a note's text as it stands.
     *
     * @throws IllegalStateException for a cosigner, whose signatures must say a time
     */
    public NoteSignature sign(String text) {
        if (key.type() != NoteKey.Type.LOG) {
            throw new IllegalStateException("a cosigner signs with a time");
        }
        return NoteSignature.of(key, Ed25519.sign(privateKey, text));
    }

    /**
     * Cosigns a checkpoint's text: as of that time it is the largest tree of its log this witness has seen, and the log
     * only grew.
     *
     * @param time whole seconds count, the rest is dropped; not before 1970
     */
    public NoteSignature cosign(String text, Instant time) {
        if (key.type() != NoteKey.Type.COSIGNER || time.getEpochSecond() < 0) {
            throw new IllegalStateException("only a cosigner cosigns, and not before 1970");
        }
        long seconds = time.getEpochSecond();
        byte[] signature = Ed25519.sign(privateKey, Cosignature.message(seconds, text));
        return NoteSignature.of(
                key,
                ByteBuffer.allocate(Long.BYTES + signature.length)
                        .putLong(seconds)
                        .put(signature)
                        .array());
    }

    @Override
    public String toString() {
        return "NoteSigner[" + key + "]";
    }
}
