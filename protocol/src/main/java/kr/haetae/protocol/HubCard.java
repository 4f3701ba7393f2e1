package kr.haetae.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;

/**
 * What an exchange must know of the hub before it trusts a word of it; handed over out of band and pinned.
 *
 * @param url base URL of the mutual-TLS port, e.g. {@code https://hub.example:8443}
 * @param certificateSha256 of the hub's TLS certificate (DER), 64 hex digits
 * @param verifyKey the hub's message key: SubjectPublicKeyInfo, Base64
 * @param logKey the verifier key of the hub's audit log ({@code origin+id+base64}); empty if it has none to witness
 */
public record HubCard(
        String url,
        String certificateSha256,
        String verifyKey,
        @JsonSetter(nulls = Nulls.AS_EMPTY) String logKey) {
    /** A card of a hub without a log to witness. */
    public HubCard(String url, String certificateSha256, String verifyKey) {
        this(url, certificateSha256, verifyKey, "");
    }
}
