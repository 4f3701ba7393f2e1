package kr.haetae.protocol;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Set;

/**
 * An Ed25519 key pair that signs messages as compact JWS (RFC 7515, RFC 8037). The signing itself is the platform's own
 * Ed25519; {@link #toString} says the key id only.
 */
public final class SigningKey {
    private final PrivateKey privateKey;
    private final VerifyKey verifyKey;

    private SigningKey(PrivateKey privateKey, VerifyKey verifyKey) {
        this.privateKey = privateKey;
        this.verifyKey = verifyKey;
    }

    public static SigningKey generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new SigningKey(pair.getPrivate(), VerifyKey.of(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 17 platform has Ed25519", e);
        }
    }

    /**
     * Reads a stored key pair.
     *
     * @param pkcs8 the private key as PKCS#8
     * @param x509 the public key as SubjectPublicKeyInfo
     */
    public static SigningKey of(byte[] pkcs8, byte[] x509) {
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            return new SigningKey(key, VerifyKey.of(x509));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 private key");
        }
    }

    /** The private key as PKCS#8: for the key file alone. */
    public byte[] exportSecret() {
        return privateKey.getEncoded();
    }

    public VerifyKey verifyKey() {
        return verifyKey;
    }

    /** Signs a payload; the result is a compact JWS with {@code alg} EdDSA and the key's id. */
    public String sign(byte[] payload) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.EdDSA)
                .keyID(verifyKey.keyId())
                .build();
        JWSObject jws = new JWSObject(header, new Payload(payload));
        try {
            jws.sign(new PlatformSigner(privateKey));
        } catch (JOSEException e) {
            throw new IllegalStateException("signing failed", e);
        }
        return jws.serialize();
    }

    @Override
    public String toString() {
        return "SigningKey[" + verifyKey.keyId() + "]";
    }

    private record PlatformSigner(PrivateKey key) implements JWSSigner {
        @Override
        public Base64URL sign(JWSHeader header, byte[] signingInput) throws JOSEException {
            try {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign(key);
                signature.update(signingInput);
                return Base64URL.encode(signature.sign());
            } catch (InvalidKeyException e) {
                throw new JOSEException("unusable signing key");
            } catch (GeneralSecurityException e) {
                throw new JOSEException(e.getMessage(), e);
            }
        }

        @Override
        public Set<JWSAlgorithm> supportedJWSAlgorithms() {
            return Set.of(JWSAlgorithm.EdDSA);
        }

        @Override
        public JCAContext getJCAContext() {
            return new JCAContext();
        }

        @Override
        public String toString() {
            return "PlatformSigner";
        }
    }
}
