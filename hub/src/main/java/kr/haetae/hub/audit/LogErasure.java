package kr.haetae.hub.audit;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** Erases what rows tell once their term is over; their leaves stay, and the log goes on verifying. */
public interface LogErasure {
    /**
     * Erases salt, actor, case and facts of rows in the caller's transaction. A row that has no place in the log yet is left
     * for the next time.
     *
     * @param events which kinds of rows
     * @param fact the name of a fact
     * @param values rows whose fact of that name is one of these
     * @return how many were erased
     */
    int erase(Set<AuditEvent> events, String fact, Collection<String> values, Instant now);
}
