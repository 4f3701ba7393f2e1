package kr.haetae.hub.transparency.internal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The audit log's settings.
 *
 * @param origin the log's name, a URL without a schema by convention; empty: one that nobody else has, made with the key
 * @param witnessQuorum how many witnesses must cosign; 0: more than half of the active members with a witness key
 * @param witnessEvery how long a head is offered to witnesses before a newer one is
 */
@ConfigurationProperties("haetae.audit")
public record AuditProperties(
        @DefaultValue("") String origin,
        @DefaultValue("0") int witnessQuorum,
        @DefaultValue("15s") Duration witnessEvery) {}
