package kr.haetae.hub.machineport.internal;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import kr.haetae.hub.keys.TlsIdentity;

/**
 * Trusts exactly the certificates pinned for active exchanges, by their SHA-256. No chain is followed: whoever proves to
 * hold the pinned certificate's key is that exchange.
 */
final class MemberTrustManager extends X509ExtendedTrustManager {
    private final Members members;

    MemberTrustManager(Members members) {
        this.members = members;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        if (chain.length == 0 || !isMember(chain[0])) {
            throw new CertificateException("not the certificate of an active exchange");
        }
    }

    private boolean isMember(X509Certificate leaf) throws CertificateException {
        try {
            return members.byCertificate(TlsIdentity.sha256Of(leaf)).isPresent();
        } catch (RuntimeException e) {
            throw new CertificateException("the directory cannot be read now", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("the hub calls nobody with this");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
