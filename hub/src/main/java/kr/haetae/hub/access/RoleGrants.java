package kr.haetae.hub.access;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Which roles people hold. They count while the person is active. */
public interface RoleGrants {
    Set<Role> of(String personId);

    /** The roles of several people; nobody is left out. */
    Map<String, Set<Role>> of(Collection<String> personIds);

    /**
     * Gives a person these roles and no others, in the caller's transaction.
     *
     * @throws kr.haetae.hub.frame.Problem ROLES_INVALID if there is none, if they do not fit the person's organisation, or
     *     if an auditor were anything else besides
     */
    void set(String personId, Set<Role> roles);
}
