package kr.haetae.protocol;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.function.Predicate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts peers by the SHA-256 of their certificate alone. Certificate authorities, chains and host names play no part,
 * because the cards came out of band: whoever proves to hold the pinned certificate's key is that peer. Extending the
 * <em>extended</em> class keeps the platform from adding its own host name check.
 */
public final class PinnedPeers extends X509ExtendedTrustManager {
    private final Check clients;
    private final Check servers;

    private PinnedPeers(Check clients, Check servers) {
        this.clients = clients;
        this.servers = servers;
    }

    /** Throws unless the peer's own certificate is trusted. */
    private interface Check {
        void of(X509Certificate leaf) throws CertificateException;
    }

    /**
     * Trusts one server, while its certificate is valid.
     *
     * @param sha256Hex its certificate's fingerprint, as its card says
     */
    public static PinnedPeers server(String sha256Hex) {
        return new PinnedPeers(PinnedPeers::nobody, leaf -> {
            leaf.checkValidity();
            if (!fingerprint(leaf).equals(sha256Hex)) {
                throw new CertificateException("not the pinned certificate");
            }
        });
    }

    /**
     * Trusts the clients whose certificate is pinned now; asked at every handshake.
     *
     * @param pinned whether a certificate of this fingerprint is; where it throws, nobody is trusted
     */
    public static PinnedPeers clients(Predicate<String> pinned) {
        return new PinnedPeers(
                leaf -> {
                    if (!isPinned(pinned, fingerprint(leaf))) {
                        throw new CertificateException("not a pinned certificate");
                    }
                },
                PinnedPeers::nobody);
    }

    private static boolean isPinned(Predicate<String> pinned, String sha256Hex) throws CertificateException {
        try {
            return pinned.test(sha256Hex);
        } catch (RuntimeException e) {
            throw new CertificateException("the pins cannot be read now", e);
        }
    }

    private static void nobody(X509Certificate leaf) throws CertificateException {
        throw new CertificateException("no peer is expected on this side");
    }

    /** SHA-256 of a certificate (DER), 64 lower-case hex digits. */
    public static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(BatchCommitment.sha256().digest(certificate.getEncoded()));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("not an encodable certificate", e);
        }
    }

    /** A TLS 1.3 context that shows this certificate and trusts these peers. */
    public SSLContext context(PrivateKey key, X509Certificate certificate) {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(new KeyManager[] {new OwnCertificate(key, certificate)}, new TrustManager[] {this}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 17 platform has TLS 1.3", e);
        }
    }

    private static void check(Check check, X509Certificate[] chain) throws CertificateException {
        if (chain.length == 0) {
            throw new CertificateException("no certificate");
        }
        check.of(chain[0]);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(clients, chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(clients, chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(clients, chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(servers, chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(servers, chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(servers, chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
