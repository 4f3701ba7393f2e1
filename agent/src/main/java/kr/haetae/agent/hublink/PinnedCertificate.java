package kr.haetae.agent.hublink;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import kr.haetae.protocol.BatchCommitment;

/**
 * Trusts exactly one server certificate: the one whose SHA-256 the hub's card names. Certificate authorities and host
 * names play no part, because the card came out of band. Extending the <em>extended</em> class keeps the platform from
 * adding its own host name check.
 */
final class PinnedCertificate extends X509ExtendedTrustManager {
    private final byte[] sha256;

    PinnedCertificate(String sha256Hex) {
        this.sha256 = HexFormat.of().parseHex(sha256Hex);
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        if (chain.length == 0) {
            throw new CertificateException("no certificate");
        }
        chain[0].checkValidity();
        byte[] actual = BatchCommitment.sha256().digest(chain[0].getEncoded());
        if (!MessageDigest.isEqual(actual, sha256)) {
            throw new CertificateException("not the hub's pinned certificate");
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("an agent has no clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("an agent has no clients");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("an agent has no clients");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
