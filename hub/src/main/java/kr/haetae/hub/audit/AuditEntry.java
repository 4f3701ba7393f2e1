package kr.haetae.hub.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One act, as it will be remembered.
 *
 * @param event what was done
 * @param actor who did it: a person's id, {@code exchange:NAME} or {@code hub}; 1 to 128 characters
 * @param inCase the case it was done in, or null where there is none
 * @param facts ids, counts and hashes that describe it; never an address, a name or a key; 8 KiB at most
 */
public record AuditEntry(
        AuditEvent event, String actor, @Nullable CaseRef inCase, Map<String, String> facts) {
    /** The actor of what the hub does of itself. */
    public static final String HUB = "hub";

    public AuditEntry {
        facts = Map.copyOf(facts);
    }
}
