package kr.haetae.agent.keys;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import kr.haetae.agent.report.ExitCode;
import kr.haetae.agent.report.Problem;
import kr.haetae.protocol.MemberCard;
import kr.haetae.protocol.PinnedPeers;
import kr.haetae.protocol.SigningKey;
import kr.haetae.tlog.NoteKey;

/**
 * The agent's long-lived secrets: the Ed25519 message key, the TLS client key with its certificate, and the key under
 * which addresses appear in the agent's own log. OPRF keys belong to epochs and lie there.
 */
public final class AgentKeys {
    private static final String MESSAGE_KEY = "message-key.pem";
    private static final String TLS_KEY = "tls-key.pem";
    private static final String TLS_CERTIFICATE = "tls-certificate.pem";
    private static final String LOG_KEY = "log-key.pem";
    private static final String LOG_KEY_LABEL = "HAETAE LOG KEY";
    private static final int LOG_KEY_BYTES = 32;

    private final SigningKey messageKey;
    private final PrivateKey tlsKey;
    private final X509Certificate certificate;
    private final SecretKeySpec logKey;

    private AgentKeys(SigningKey messageKey, PrivateKey tlsKey, X509Certificate certificate, byte[] logKey) {
        this.messageKey = messageKey;
        this.tlsKey = tlsKey;
        this.certificate = certificate;
        this.logKey = new SecretKeySpec(logKey, "HmacSHA256");
    }

    /** Makes fresh keys and writes them, each file 0600. */
    public static AgentKeys create(Path folder, String exchange, Instant now) throws IOException {
        SecureRandom random = new SecureRandom();
        SigningKey messageKey = SigningKey.generate();
        byte[] logKey = new byte[LOG_KEY_BYTES];
        random.nextBytes(logKey);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair tls = generator.generateKeyPair();
            X509Certificate certificate = SelfSignedCertificate.make(tls, exchange, now, random);
            AgentKeys keys = new AgentKeys(messageKey, tls.getPrivate(), certificate, logKey);
            keys.write(folder, logKey);
            return keys;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 17 platform has P-256", e);
        }
    }

    private void write(Path folder, byte[] logKeyBytes) throws IOException, GeneralSecurityException {
        PrivateFiles.createFolder(folder);
        writePem(
                folder.resolve(MESSAGE_KEY),
                Pem.block("PRIVATE KEY", messageKey.exportSecret())
                        + Pem.block("PUBLIC KEY", messageKey.verifyKey().encoded()));
        writePem(folder.resolve(TLS_KEY), Pem.block("PRIVATE KEY", tlsKey.getEncoded()));
        writePem(folder.resolve(TLS_CERTIFICATE), Pem.block("CERTIFICATE", certificate.getEncoded()));
        writePem(folder.resolve(LOG_KEY), Pem.block(LOG_KEY_LABEL, logKeyBytes));
    }

    private static void writePem(Path file, String pem) throws IOException {
        PrivateFiles.write(file, pem.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads the keys; files that others may read are refused, as ssh does. */
    public static AgentKeys load(Path folder) {
        try {
            byte[] message = read(folder, MESSAGE_KEY);
            SigningKey messageKey = SigningKey.of(Pem.read("PRIVATE KEY", message), Pem.read("PUBLIC KEY", message));
            PrivateKey tlsKey = KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Pem.read("PRIVATE KEY", read(folder, TLS_KEY))));
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Pem.read("CERTIFICATE", read(folder, TLS_CERTIFICATE))));
            return new AgentKeys(messageKey, tlsKey, certificate, Pem.read(LOG_KEY_LABEL, read(folder, LOG_KEY)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new Problem(ExitCode.LOCAL_FILES, "keys.unreadable", folder);
        }
    }

    private static byte[] read(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        byte[] content = Files.readAllBytes(file);
        if (PrivateFiles.isOpenToOthers(file)) {
            throw new Problem(ExitCode.LOCAL_FILES, "keys.open", file);
        }
        return content;
    }

    public SigningKey messageKey() {
        return messageKey;
    }

    public PrivateKey tlsKey() {
        return tlsKey;
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** HMAC-SHA256 under the local log key, hex: how personal data appears in the log. */
    public String pseudonym(byte[] personal) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(logKey);
            return HexFormat.of().formatHex(mac.doFinal(personal));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** What the hub must pin of this agent. */
    public MemberCard memberCard(String exchange) {
        String verifyKey =
                Base64.getEncoder().encodeToString(messageKey.verifyKey().encoded());
        return new MemberCard(exchange, PinnedPeers.fingerprint(certificate), verifyKey);
    }

    /** What the hub must pin of this agent, its witness key included. */
    public MemberCard memberCard(String exchange, NoteKey witness) {
        MemberCard card = memberCard(exchange);
        return new MemberCard(card.exchange(), card.certificateSha256(), card.verifyKey(), witness.text());
    }

    @Override
    public String toString() {
        return "AgentKeys[" + messageKey + "]";
    }
}
