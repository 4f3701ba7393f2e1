package kr.haetae.hub.keys;

import java.time.LocalDate;
import kr.haetae.protocol.SigningKey;

/** The hub's own secrets. Nothing of them is ever written to the database, a log or an exception. */
public interface HubKeys {
    /** Signs every message to an exchange; its public half is pinned there by the hub's card. */
    SigningKey signingKey();

    /** What the hub shows on its mutual-TLS port. */
    TlsIdentity tlsIdentity();

    /**
     * Derives a key from the master secret with HKDF-SHA256 (RFC 5869), no salt.
     *
     * @param label what the key is for; 1 to 255 ASCII characters; two labels never give one key
     * @param context whatever else the key is bound to; may be empty
     * @param length in bytes, 1 to 8,160
     */
    byte[] derive(String label, byte[] context, int length);

    /**
     * Encrypts a secret with AES-256-GCM under the key of today, so that it may be stored in the database.
     *
     * @return version, key id, nonce, ciphertext and tag: 33 bytes more than the secret
     */
    byte[] wrap(byte[] secret);

    /**
     * Decrypts what {@link #wrap} gave.
     *
     * @throws ErasedKeyException if the key of that day has been erased: the secret is gone for good
     * @throws IllegalArgumentException if these are other bytes than those wrapped
     */
    byte[] unwrap(byte[] wrapped);

    /**
     * Erases the wrapping keys of every day before the given one (UTC): what was wrapped then can never be read again,
     * not from a backup of the database either.
     *
     * @return how many keys were erased
     */
    int eraseWrappingKeysBefore(LocalDate day);
}
