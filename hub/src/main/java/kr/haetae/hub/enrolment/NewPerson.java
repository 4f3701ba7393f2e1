package kr.haetae.hub.enrolment;

import java.util.Set;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.directory.Organisation;

/**
 * Somebody to invite.
 *
 * @param displayName what pages will show, 1 to 100 characters
 */
public record NewPerson(Organisation organisation, String displayName, Set<Role> roles) {
    public NewPerson {
        roles = Set.copyOf(roles);
    }

    @Override
    public String toString() {
        return "NewPerson[" + organisation + "]";
    }
}
