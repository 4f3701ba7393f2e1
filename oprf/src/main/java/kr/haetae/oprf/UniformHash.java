package kr.haetae.oprf;

import java.security.MessageDigest;

/**
 * expand_message_xmd with SHA-512 to 64 bytes under one domain separation tag (RFC 9380, section 5.3.1).
 *
 * <p>Immutable: the first block, all zeros, is hashed once and its state cloned for every message.
 */
final class UniformHash {
    private static final int BLOCK_BYTES = 128;

    private final byte[] domainPrime;
    private final MessageDigest afterZeroBlock;

    UniformHash(byte[] domain) {
        this.domainPrime = new byte[domain.length + 1];
        System.arraycopy(domain, 0, domainPrime, 0, domain.length);
        domainPrime[domain.length] = (byte) domain.length;
        this.afterZeroBlock = Sha512.start();
        afterZeroBlock.update(new byte[BLOCK_BYTES]);
    }

    /** Starts a message: the caller updates the digest with it and hands it to {@link #finish}. */
    MessageDigest start() {
        return Sha512.resume(afterZeroBlock);
    }

    /** Ends a message begun with {@link #start} and gives its 64 uniform bytes. */
    byte[] finish(MessageDigest message) {
        Sha512.putInt16(message, Group.UNIFORM_LENGTH_BYTES);
        message.update((byte) 0);
        byte[] first = message.digest(domainPrime);
        message.update(first);
        message.update((byte) 1);
        return message.digest(domainPrime);
    }

    byte[] hash(byte[] message) {
        MessageDigest digest = start();
        digest.update(message);
        return finish(digest);
    }
}
