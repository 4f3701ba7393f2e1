package kr.haetae.hub.access;

import kr.haetae.hub.directory.Organisation;
import org.jspecify.annotations.Nullable;

/**
 * Who may have a say in an approval: whoever holds a role.
 *
 * @param organisation where it must be held; null: anywhere
 */
public record Seat(Role role, @Nullable Organisation organisation) {
    /** Whether this person may take it. */
    public boolean fits(Caller caller) {
        return caller.is(role) && (organisation == null || organisation.equals(caller.organisation()));
    }
}
