package kr.haetae.hub.keys.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.HashMap;
import java.util.Map;
import kr.haetae.hub.keys.TlsIdentity;
import kr.haetae.protocol.SigningKey;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;

/** A key and what belongs to it, as one PEM text (RFC 7468): both halves are stored together or not at all. */
final class PemKeys {
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final String CERTIFICATE = "CERTIFICATE";

    private PemKeys() {}

    static byte[] freshSigningKey() {
        SigningKey key = SigningKey.generate();
        return pem(
                new PemObject(PRIVATE, key.exportSecret()),
                new PemObject(PUBLIC, key.verifyKey().encoded()));
    }

    static SigningKey signingKey(byte[] pem) {
        Map<String, byte[]> parts = parts(pem);
        return SigningKey.of(part(parts, PRIVATE), part(parts, PUBLIC));
    }

    static byte[] tlsPem(PrivateKey key, byte[] certificate) {
        return pem(new PemObject(PRIVATE, key.getEncoded()), new PemObject(CERTIFICATE, certificate));
    }

    static TlsIdentity tlsIdentity(byte[] pem) {
        Map<String, byte[]> parts = parts(pem);
        try {
            PrivateKey key =
                    KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(part(parts, PRIVATE)));
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(part(parts, CERTIFICATE)));
            return new TlsIdentity(key, certificate);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the TLS key file is damaged");
        }
    }

    private static byte[] pem(PemObject... parts) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            for (PemObject part : parts) {
                writer.writeObject(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static Map<String, byte[]> parts(byte[] pem) {
        Map<String, byte[]> parts = new HashMap<>();
        try (PemReader reader = new PemReader(new StringReader(new String(pem, StandardCharsets.US_ASCII)))) {
            for (PemObject part = reader.readPemObject(); part != null; part = reader.readPemObject()) {
                parts.put(part.getType(), part.getContent());
            }
        } catch (IOException e) {
            throw new IllegalStateException("a key file is damaged");
        }
        return parts;
    }

    private static byte[] part(Map<String, byte[]> parts, String type) {
        byte[] part = parts.get(type);
        if (part == null) {
            throw new IllegalStateException("a key file lacks its " + type);
        }
        return part;
    }
}
