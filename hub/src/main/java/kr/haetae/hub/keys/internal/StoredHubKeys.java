package kr.haetae.hub.keys.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import kr.haetae.hub.keys.HubKeys;
import kr.haetae.hub.keys.SecretStore;
import kr.haetae.hub.keys.TlsIdentity;
import kr.haetae.protocol.SigningKey;

/** The keys as a {@link SecretStore} keeps them. */
public class StoredHubKeys implements HubKeys {
    private static final int MASTER_BYTES = 32;
    private static final int MAX_LABEL_BYTES = 255;

    private final SigningKey signingKey;
    private final TlsIdentity tlsIdentity;
    private final byte[] master;
    private final WrappingKeys wrapping;

    /**
     * Loads the keys; whichever is missing is made now.
     *
     * @param host what agents call the hub by; named in the certificate beside localhost and 127.0.0.1
     */
    public StoredHubKeys(SecretStore store, String host, Clock clock) {
        this.signingKey = PemKeys.signingKey(store.loadOrCreate("message", PemKeys::freshSigningKey));
        SelfSignedCertificate maker =
                new SelfSignedCertificate(List.of("localhost", "127.0.0.1", host), clock.instant());
        this.tlsIdentity = PemKeys.tlsIdentity(store.loadOrCreate("tls", maker::freshPem));
        this.master = store.loadOrCreate("master", () -> randomBytes(MASTER_BYTES));
        if (master.length != MASTER_BYTES) {
            throw new IllegalStateException("the master secret must have " + MASTER_BYTES + " bytes");
        }
        this.wrapping = new WrappingKeys(store, master, clock);
    }

    @Override
    public SigningKey signingKey() {
        return signingKey;
    }

    @Override
    public TlsIdentity tlsIdentity() {
        return tlsIdentity;
    }

    @Override
    public byte[] derive(String label, byte[] context, int length) {
        byte[] name = label.getBytes(StandardCharsets.US_ASCII);
        if (name.length == 0 || name.length > MAX_LABEL_BYTES) {
            throw new IllegalArgumentException("a label has 1 to " + MAX_LABEL_BYTES + " characters");
        }
        byte[] info = ByteBuffer.allocate(1 + name.length + context.length)
                .put((byte) name.length)
                .put(name)
                .put(context)
                .array();
        return Hkdf.derive(master, new byte[0], info, length);
    }

    @Override
    public byte[] wrap(byte[] secret) {
        return wrapping.wrap(secret);
    }

    @Override
    public byte[] unwrap(byte[] wrapped) {
        return wrapping.unwrap(wrapped);
    }

    @Override
    public int eraseWrappingKeysBefore(LocalDate day) {
        return wrapping.eraseBefore(day);
    }

    @Override
    public String toString() {
        return "HubKeys[" + signingKey.verifyKey().keyId() + "]";
    }

    private static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
