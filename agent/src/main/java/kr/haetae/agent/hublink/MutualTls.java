package kr.haetae.agent.hublink;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import kr.haetae.agent.keys.AgentKeys;

/** The TLS 1.3 context of the one connection: our client certificate, the hub's pinned one. */
final class MutualTls {
    private static final char[] IN_MEMORY_ONLY = new char[0];

    private MutualTls() {}

    static SSLContext context(AgentKeys keys, String hubCertificateSha256) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, IN_MEMORY_ONLY);
            store.setKeyEntry("agent", keys.tlsKey(), IN_MEMORY_ONLY, new Certificate[] {keys.certificate()});
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, IN_MEMORY_ONLY);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(
                    managers.getKeyManagers(), new TrustManager[] {new PinnedCertificate(hubCertificateSha256)}, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every Java 17 platform has TLS 1.3", e);
        }
    }
}
