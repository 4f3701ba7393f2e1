package kr.haetae.hub.enrolment;

import java.time.Instant;

/**
 * A one-time token, told this once: the hub keeps its hash alone.
 *
 * @param personId whom it is for
 */
public record Handed(String personId, String token, Instant expiresAt) {
    @Override
    public String toString() {
        return "Handed[" + personId + "]";
    }
}
