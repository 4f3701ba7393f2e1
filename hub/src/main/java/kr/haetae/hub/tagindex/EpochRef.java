package kr.haetae.hub.tagindex;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import kr.haetae.hub.directory.ExchangeId;

/**
 * One published epoch of an exchange's index. What a task pins: exchange, number and public key.
 *
 * @param epoch the agent's number for it
 * @param publicKeyHex of the key the tags were made with, 64 lower-case hex digits
 * @param manifestSha256 of the signed manifest, 64 lower-case hex digits: what <em>not managed</em> cites
 * @param activatedAt {@link Instant#EPOCH} until it is activated
 * @param namespaces lookup namespaces the exchange handles; an address of another one is <em>not covered</em>
 * @param indexId the hub's own random id of it
 */
public record EpochRef(
        ExchangeId exchange,
        long epoch,
        String publicKeyHex,
        String manifestSha256,
        Instant activatedAt,
        Set<String> namespaces,
        UUID indexId) {
    public EpochRef {
        namespaces = Set.copyOf(namespaces);
    }
}
