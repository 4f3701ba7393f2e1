package kr.haetae.hub.keys;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import kr.haetae.protocol.PinnedPeers;

/** A TLS key and its self-signed certificate; the peer pins the certificate's SHA-256. */
public record TlsIdentity(PrivateKey privateKey, X509Certificate certificate) {

    /** SHA-256 of the certificate (DER), 64 lower-case hex digits. */
    public String certificateSha256() {
        return PinnedPeers.fingerprint(certificate);
    }

    /** Says the fingerprint only. */
    @Override
    public String toString() {
        return "TlsIdentity[" + certificateSha256() + "]";
    }
}
