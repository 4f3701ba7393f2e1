package kr.haetae.hub.machineport.internal;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.TrustManager;
import kr.haetae.hub.keys.TlsIdentity;
import kr.haetae.protocol.PinnedPeers;
import org.apache.tomcat.util.net.SSLContext;

/** The platform's TLS, with the hub's identity and the members' pins, in the form Tomcat takes it. */
final class MutualTls implements SSLContext {
    private final javax.net.ssl.SSLContext context;
    private final X509Certificate certificate;

    private MutualTls(javax.net.ssl.SSLContext context, X509Certificate certificate) {
        this.context = context;
        this.certificate = certificate;
    }

    static MutualTls of(TlsIdentity identity, PinnedPeers members) {
        return new MutualTls(members.context(identity.privateKey(), identity.certificate()), identity.certificate());
    }

    @Override
    public void init(KeyManager[] keys, TrustManager[] trust, SecureRandom random) throws KeyManagementException {
        throw new KeyManagementException("set up once");
    }

    @Override
    public void destroy() {
        // Nothing is held beyond the keys themselves.
    }

    @Override
    public SSLSessionContext getServerSessionContext() {
        return context.getServerSessionContext();
    }

    @Override
    public SSLEngine createSSLEngine() {
        return context.createSSLEngine();
    }

    @Override
    public SSLServerSocketFactory getServerSocketFactory() {
        return context.getServerSocketFactory();
    }

    @Override
    public SSLParameters getSupportedSSLParameters() {
        return context.getSupportedSSLParameters();
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return new X509Certificate[] {certificate};
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
