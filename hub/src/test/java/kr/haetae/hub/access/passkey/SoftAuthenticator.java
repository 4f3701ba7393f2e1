package kr.haetae.hub.access.passkey;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser and its authenticator in one, which can be told to do wrong. It holds one ES256 key. */
public final class SoftAuthenticator {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int USER_PRESENT = 0x01;
    private static final int USER_VERIFIED = 0x04;
    private static final int KEY_INCLUDED = 0x40;
    private static final int COORDINATE_BYTES = 32;

    private final String origin;
    private final String relyingParty;
    private final KeyPair key;
    private final byte[] id = new byte[16];
    private boolean verifiesItsPerson = true;
    private byte[] userHandle = new byte[0];
    private int counter;

    /** One that asks as a page of this origin does, for keys of this domain. */
    public SoftAuthenticator(String origin, String relyingParty) {
        this.origin = origin;
        this.relyingParty = relyingParty;
        new SecureRandom().nextBytes(id);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            key = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same key, shown by a page of another origin, or for another domain. */
    SoftAuthenticator elsewhere(String otherOrigin, String otherParty) {
        return new SoftAuthenticator(this, otherOrigin, otherParty);
    }

    private SoftAuthenticator(SoftAuthenticator same, String origin, String relyingParty) {
        this.origin = origin;
        this.relyingParty = relyingParty;
        this.key = same.key;
        this.counter = same.counter;
        this.userHandle = same.userHandle;
        System.arraycopy(same.id, 0, id, 0, id.length);
    }

    SoftAuthenticator withoutVerifyingItsPerson() {
        verifiesItsPerson = false;
        return this;
    }

    void setCounter(int value) {
        counter = value;
    }

    /** Makes the key, as {@code navigator.credentials.create} answers. */
    public String create(String options) {
        JsonNode wanted = JSON.readTree(options);
        userHandle = bytes(wanted.path("user").path("id").asString(""));
        byte[] client = client("webauthn.create", wanted);
        byte[] attestation = concat(
                hex("a3"), text("fmt"), text("none"), text("attStmt"), hex("a0"), text("authData"), bytesItem(made()));
        return credential(Map.of(
                "clientDataJSON", base64(client),
                "attestationObject", base64(attestation),
                "transports", new String[] {"internal"}));
    }

    /** Shows the key, as {@code navigator.credentials.get} answers. */
    public String get(String options) {
        counter++;
        byte[] client = client("webauthn.get", JSON.readTree(options));
        byte[] data = concat(sha256(relyingParty), flags(0), count());
        return credential(Map.of(
                "clientDataJSON", base64(client),
                "authenticatorData", base64(data),
                "signature", base64(sign(concat(data, sha256(client)))),
                "userHandle", base64(userHandle)));
    }

    private String credential(Map<String, Object> response) {
        return JSON.writeValueAsString(Map.of(
                "id", base64(id),
                "rawId", base64(id),
                "type", "public-key",
                "clientExtensionResults", Map.of(),
                "response", response));
    }

    private byte[] client(String type, JsonNode options) {
        return JSON.writeValueAsBytes(Map.of(
                "type",
                type,
                "challenge",
                options.path("challenge").asString(""),
                "origin",
                origin,
                "crossOrigin",
                false));
    }

    private byte[] made() {
        ECPublicKey open = (ECPublicKey) key.getPublic();
        byte[] cose = concat(
                hex("a5010203262001215820"),
                coordinate(open.getW().getAffineX()),
                hex("225820"),
                coordinate(open.getW().getAffineY()));
        byte[] maker = new byte[16];
        byte[] length = ByteBuffer.allocate(2).putShort((short) id.length).array();
        return concat(sha256(relyingParty), flags(KEY_INCLUDED), count(), maker, length, id, cose);
    }

    private byte[] flags(int more) {
        return new byte[] {(byte) (USER_PRESENT | (verifiesItsPerson ? USER_VERIFIED : 0) | more)};
    }

    private byte[] count() {
        return ByteBuffer.allocate(4).putInt(counter).array();
    }

    private byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key.getPrivate());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
        return fixed;
    }

    /** A CBOR text of under 24 bytes. */
    private static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return concat(new byte[] {(byte) (0x60 + bytes.length)}, bytes);
    }

    /** A CBOR byte string of under 64 KiB. */
    private static byte[] bytesItem(byte[] bytes) {
        return concat(
                hex("59"), ByteBuffer.allocate(2).putShort((short) bytes.length).array(), bytes);
    }

    private static byte[] sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
