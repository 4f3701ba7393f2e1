package kr.haetae.hub.access;

import java.util.Set;

/**
 * Who is asking. Controllers take it as a method parameter.
 *
 * @param personId names the person in audit entries
 * @param displayName what pages show
 * @param agencyId whose cases the person sees
 * @param roles what the person is
 */
public record Caller(String personId, String displayName, String agencyId, Set<Role> roles) {
    public Caller {
        roles = Set.copyOf(roles);
    }

    @Override
    public String toString() {
        return "Caller[" + personId + "]";
    }
}
