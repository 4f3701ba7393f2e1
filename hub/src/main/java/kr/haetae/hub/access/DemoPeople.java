package kr.haetae.hub.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import kr.haetae.hub.directory.ExchangeId;

/** The demo's people, one for each role; there are none outside the demo profile. */
public interface DemoPeople {
    /** The roles somebody of the agency can be in the demo. */
    Set<Role> roles();

    /** The demo's person of an agency's role. */
    Optional<Caller> as(Role role);

    /**
     * The demo's person of a token: a role's code, an exchange's role as {@code exchange-officer:NAME}, or {@code
     * person:ID} of somebody enrolled in this demo.
     */
    Optional<Caller> as(String token);

    /** The exchanges somebody can be an officer or administrator of. */
    List<ExchangeId> exchanges();

    /** Who was enrolled in this demo by its own people. */
    List<Enrolled> enrolled();

    /** Somebody enrolled in this demo. */
    record Enrolled(String id, String displayName) {}
}
