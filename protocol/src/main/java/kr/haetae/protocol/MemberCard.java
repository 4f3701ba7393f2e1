package kr.haetae.protocol;

/**
 * What the hub must know of an exchange's agent before it admits it; handed over out of band and pinned.
 *
 * @param exchange the exchange's name, verbatim everywhere
 * @param certificateSha256 of the agent's TLS client certificate (DER), 64 hex digits
 * @param verifyKey the agent's message key: SubjectPublicKeyInfo, Base64
 */
public record MemberCard(String exchange, String certificateSha256, String verifyKey) {}
