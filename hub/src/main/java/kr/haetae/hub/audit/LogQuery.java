package kr.haetae.hub.audit;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of the log somebody looks for; what is null does not matter. Rows erased at the end of their term are found by
 * event and time alone.
 *
 * @param event what was done
 * @param actor who did it
 * @param organisation whose it is
 * @param inCase the case it was done in
 * @param from not before
 * @param until before
 */
public record LogQuery(
        @Nullable AuditEvent event,
        @Nullable String actor,
        @Nullable Participant organisation,
        @Nullable CaseRef inCase,
        @Nullable Instant from,
        @Nullable Instant until) {
    /** Every row. */
    public static final LogQuery ALL = new LogQuery(null, null, null, null, null, null);

    /**
     * An organisation, as rows know it: by who acts for it, and an agency by its cases too.
     *
     * @param actors ids of its people, and an exchange's own
     * @param agency its id if it is an agency
     */
    public record Participant(Set<String> actors, @Nullable String agency) {
        public Participant {
            actors = Set.copyOf(actors);
        }
    }

    /** The rows of one case. */
    public static LogQuery of(CaseRef inCase) {
        return new LogQuery(null, null, null, inCase, null, null);
    }
}
