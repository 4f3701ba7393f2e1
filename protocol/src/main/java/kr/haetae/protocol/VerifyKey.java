package kr.haetae.protocol;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/** The public half of a {@link SigningKey}: pinned by the peer, never taken from a message. */
public final class VerifyKey {
    private static final int MAX_JWS_CHARACTERS = 8 * 1024 * 1024;

    /** RFC 8032, section 5.1.6. The platform accepts zeros behind it, which would be another spelling. */
    private static final int SIGNATURE_BYTES = 64;

    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++");

    private final PublicKey publicKey;
    private final String keyId;

    private VerifyKey(PublicKey publicKey) throws GeneralSecurityException {
        this.publicKey = publicKey;
        this.keyId = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(publicKey.getEncoded()));
    }

    /** Reads a SubjectPublicKeyInfo. */
    public static VerifyKey of(byte[] x509) {
        try {
            return new VerifyKey(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 public key");
        }
    }

    static VerifyKey of(PublicKey key) throws GeneralSecurityException {
        return new VerifyKey(key);
    }

    /** The key as SubjectPublicKeyInfo. */
    public byte[] encoded() {
        return publicKey.getEncoded();
    }

    /** Base64url SHA-256 of the SubjectPublicKeyInfo: 43 characters. */
    public String keyId() {
        return keyId;
    }

    /**
     * Checks a compact JWS and returns its payload. Only EdDSA by this very key is accepted, whatever the header asks
     * for. It must be spelled the one way RFC 7515 section 2 gives it: the library below skips characters that Base64url
     * does not have, and what is stored as evidence must read the same to every reader.
     *
     * @throws MalformedMessageException if it is no JWS, another algorithm or another key's, or the signature is wrong
     */
    public byte[] verify(String compactJws) {
        if (compactJws.length() > MAX_JWS_CHARACTERS) {
            throw new MalformedMessageException("signed message too long");
        }
        checkCanonical(compactJws);
        try {
            JWSObject jws = JWSObject.parse(compactJws);
            if (!JWSAlgorithm.EdDSA.equals(jws.getHeader().getAlgorithm())
                    || !keyId.equals(jws.getHeader().getKeyID())
                    || jws.getHeader().getCriticalParams() != null) {
                throw new MalformedMessageException("signed with another key or algorithm");
            }
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(publicKey);
            signature.update(jws.getSigningInput());
            byte[] signed = jws.getSignature().decode();
            if (signed.length != SIGNATURE_BYTES || !signature.verify(signed)) {
                throw new MalformedMessageException("wrong signature");
            }
            return jws.getPayload().toBytes();
        } catch (ParseException | GeneralSecurityException e) {
            throw new MalformedMessageException("not a signed message");
        }
    }

    private static void checkCanonical(String compactJws) {
        if (!COMPACT.matcher(compactJws).matches()) {
            throw new MalformedMessageException("not a signed message");
        }
        for (String part : compactJws.split("\\.", -1)) {
            if (!part.equals(reencoded(part))) {
                throw new MalformedMessageException("not a signed message");
            }
        }
    }

    private static String reencoded(String part) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Base64.getUrlDecoder().decode(part));
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException("not a signed message");
        }
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof VerifyKey other && Arrays.equals(encoded(), other.encoded());
    }

    @Override
    public int hashCode() {
        return keyId.hashCode();
    }

    @Override
    public String toString() {
        return "VerifyKey[" + keyId + "]";
    }
}
