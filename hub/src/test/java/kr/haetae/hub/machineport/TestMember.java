package kr.haetae.hub.machineport;

import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import kr.haetae.hub.keys.TlsIdentity;
import kr.haetae.protocol.HubCard;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.MemberCard;
import kr.haetae.protocol.PinnedPeers;
import kr.haetae.protocol.SigningKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An exchange with keys of its own that calls the hub's machine port as an agent does. */
public final class TestMember {
    private final String name;
    private final SigningKey signingKey = SigningKey.generate();
    private final TlsIdentity tls;

    public TestMember(String name) {
        this.name = name;
        this.tls = selfSigned();
    }

    public String name() {
        return name;
    }

    public SigningKey signingKey() {
        return signingKey;
    }

    public MemberCard card() {
        return new MemberCard(
                name,
                tls.certificateSha256(),
                Base64.getEncoder().encodeToString(signingKey.verifyKey().encoded()));
    }

    /** Reads the card the hub wrote. */
    public static HubCard hubCard(Path dataDir) {
        try {
            return Json.read(Files.readAllBytes(dataDir.resolve("hub.json")), HubCard.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A client that shows this member's certificate and trusts the hub's alone. */
    public HttpClient client(HubCard hub) {
        return client(hub, "TLSv1.3", true);
    }

    HttpClient client(HubCard hub, String protocol, boolean withCertificate) {
        SSLContext context = context(hub, withCertificate);
        SSLParameters parameters = context.getDefaultSSLParameters();
        parameters.setProtocols(new String[] {protocol});
        return HttpClient.newBuilder()
                .sslContext(context)
                .sslParameters(parameters)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    /** A connection as this member, to say what no well-behaved client says. */
    Socket connection(HubCard hub) throws IOException {
        URI url = URI.create(hub.url());
        return context(hub, true).getSocketFactory().createSocket(url.getHost(), url.getPort());
    }

    private SSLContext context(HubCard hub, boolean withCertificate) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            if (withCertificate) {
                store.setKeyEntry("me", tls.privateKey(), new char[0], new Certificate[] {tls.certificate()});
            }
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            context.init(keys.getKeyManagers(), new TrustManager[] {PinnedPeers.server(hub.certificateSha256())}, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a request without a body. */
    public static HttpResponse<byte[]> get(HttpClient client, String url) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(Duration.ofSeconds(40))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static TlsIdentity selfSigned() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            X500Name subject = new X500Name("CN=agent");
            Instant now = Instant.now();
            X509Certificate certificate = new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    subject,
                                    BigInteger.ONE,
                                    Date.from(now.minus(Duration.ofDays(1))),
                                    Date.from(now.plus(Duration.ofDays(1))),
                                    subject,
                                    pair.getPublic())
                            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
            return new TlsIdentity(pair.getPrivate(), certificate);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
