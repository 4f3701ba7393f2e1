package kr.haetae.hub.keys;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** A TLS key and its self-signed certificate; the peer pins the certificate's SHA-256. */
public record TlsIdentity(PrivateKey privateKey, X509Certificate certificate) {

    /** SHA-256 of the certificate (DER), 64 lower-case hex digits. */
    public String certificateSha256() {
        return sha256Of(certificate);
    }

    /** SHA-256 of any certificate (DER), 64 lower-case hex digits. */
    public static String sha256Of(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an encodable certificate", e);
        }
    }

    /** Says the fingerprint only. */
    @Override
    public String toString() {
        return "TlsIdentity[" + certificateSha256() + "]";
    }
}
