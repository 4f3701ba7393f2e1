package kr.haetae.hub.directory;

import java.time.Instant;
import kr.haetae.protocol.VerifyKey;

/**
 * A member exchange with the keys pinned at its admission.
 *
 * @param displayName what people read; the name itself unless somebody gave a better one
 * @param verifyKey checks its agent's messages
 * @param certificateSha256 of its agent's TLS certificate, 64 lower-case hex digits
 * @param active false while it is suspended
 */
public record Exchange(
        ExchangeId id,
        String displayName,
        VerifyKey verifyKey,
        String certificateSha256,
        boolean active,
        Instant admittedAt) {}
