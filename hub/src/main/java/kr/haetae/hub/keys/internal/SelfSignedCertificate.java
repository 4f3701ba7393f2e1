package kr.haetae.hub.keys.internal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.IPAddress;

/** Makes a P-256 TLS key with a certificate signed by itself: peers pin it, so nobody else needs to vouch for it. */
final class SelfSignedCertificate {
    private static final X500Name NAME = new X500Name("CN=Haetae hub");
    private static final Duration BACKDATED = Duration.ofDays(1);
    private static final Duration VALIDITY = Duration.ofDays(3_650);
    private static final int SERIAL_BITS = 120;

    private final List<String> hosts;
    private final Instant now;

    SelfSignedCertificate(List<String> hosts, Instant now) {
        this.hosts = hosts.stream().distinct().toList();
        this.now = now;
    }

    /** A fresh key and certificate as PEM. */
    byte[] freshPem() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return PemKeys.tlsPem(pair.getPrivate(), certificate(pair));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("cannot make the TLS certificate", e);
        }
    }

    private byte[] certificate(KeyPair pair) throws IOException, OperatorCreationException {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                NAME,
                new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS),
                Date.from(now.minus(BACKDATED)),
                Date.from(now.plus(VALIDITY)),
                NAME,
                pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.subjectAlternativeName, false, alternativeNames());
        return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
                .getEncoded();
    }

    private GeneralNames alternativeNames() {
        return new GeneralNames(hosts.stream()
                .map(host ->
                        new GeneralName(IPAddress.isValid(host) ? GeneralName.iPAddress : GeneralName.dNSName, host))
                .toArray(GeneralName[]::new));
    }
}
