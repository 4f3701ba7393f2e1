package kr.haetae.protocol;

/**
 * What an exchange must know of the hub before it trusts a word of it; handed over out of band and pinned.
 *
 * @param url base URL of the mutual-TLS port, e.g. {@code https://hub.example:8443}
 * @param certificateSha256 of the hub's TLS certificate (DER), 64 hex digits
 * @param verifyKey the hub's message key: SubjectPublicKeyInfo, Base64
 */
public record HubCard(String url, String certificateSha256, String verifyKey) {}
