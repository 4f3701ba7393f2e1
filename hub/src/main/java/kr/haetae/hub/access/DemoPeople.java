package kr.haetae.hub.access;

import java.util.Optional;
import java.util.Set;

/** The demo's people, one for each role of its agency; there are none outside the demo profile. */
public interface DemoPeople {
    /** The roles somebody can be in the demo. */
    Set<Role> roles();

    /** The demo's person of that role. */
    Optional<Caller> as(Role role);
}
