package kr.haetae.hub.access;

import java.time.Instant;
import java.util.Set;
import kr.haetae.hub.directory.Organisation;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;

/**
 * Who is asking. Controllers take it as a method parameter.
 *
 * @param personId names the person in audit entries
 * @param displayName what pages show
 * @param organisation whom the person works for
 * @param roles what the person is there; nothing while too few keys are registered
 * @param provedAt when the person last proved to be themself, by logging in or by a fresh gesture
 */
public record Caller(
        String personId, String displayName, Organisation organisation, Set<Role> roles, Instant provedAt) {
    public Caller {
        roles = Set.copyOf(roles);
    }

    /**
     * The agency whose cases the person sees.
     *
     * @throws Problem FORBIDDEN if the person works for an exchange, which has no cases
     */
    public String agencyId() {
        if (organisation.isExchange()) {
            throw new Problem(ProblemCode.FORBIDDEN);
        }
        return organisation.id();
    }

    /** Whether the person may do nothing but register the keys that are missing. */
    public boolean lacksKeys() {
        return roles.isEmpty();
    }

    /** Whether the person holds a role. */
    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** The same person after a gesture. */
    public Caller proved(Instant at) {
        return new Caller(personId, displayName, organisation, roles, at);
    }

    @Override
    public String toString() {
        return "Caller[" + personId + "]";
    }
}
