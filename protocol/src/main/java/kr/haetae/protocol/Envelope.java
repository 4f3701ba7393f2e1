package kr.haetae.protocol;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Who says what to whom about which task: the payload of every JWS between hub and agent.
 *
 * @param issuer {@code hub} or the exchange's name
 * @param audience {@code hub} or the exchange's name
 * @param taskId the task, 32 hex digits; for a manifest the id is of the agent's making
 * @param time when it was signed, always 24 characters ({@code 2026-11-22T09:30:00.000Z}) so that sizes never tell
 *     anything
 * @param nonce 32 hex digits, fresh for every signing
 */
public record Envelope(String issuer, String audience, String taskId, String time, String nonce, Message message) {
    /** The hub's name as issuer and audience. */
    public static final String HUB = "hub";

    private static final SecureRandom RANDOM = new SecureRandom();

    /** Makes an envelope signed now. */
    public static Envelope of(String issuer, String audience, String taskId, Instant now, Message message) {
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        return new Envelope(
                issuer, audience, taskId, WireTime.format(now), HexFormat.of().formatHex(nonce), message);
    }

    public String sign(SigningKey key) {
        return key.sign(Json.write(this));
    }

    /**
     * Verifies and reads a signed envelope.
     *
     * @throws MalformedMessageException if the signature, issuer or audience is not as expected
     */
    public static Envelope open(String jws, VerifyKey key, String issuer, String audience) {
        Envelope envelope = Json.read(key.verify(jws), Envelope.class);
        if (!envelope.issuer.equals(issuer) || !envelope.audience.equals(audience)) {
            throw new MalformedMessageException("another issuer or audience");
        }
        return envelope;
    }

    /** The signing time. */
    public Instant signedAt() {
        return WireTime.parse(time);
    }
}
