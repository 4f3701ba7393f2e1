package kr.haetae.hub.enrolment;

import java.util.List;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.directory.Agency;

/**
 * How a hub that has nobody gets its first people: whoever sits at its console names them, once. They get a token each for
 * their first key; everybody after them is enrolled.
 */
public interface Founding {
    /**
     * Somebody to begin with.
     *
     * @param displayName what pages will show, 1 to 100 characters
     */
    record Founder(String displayName, Role role) {
        @Override
        public String toString() {
            return "Founder[" + role + "]";
        }
    }

    /** A founder with the token that is theirs, told this once. */
    record Named(Founder founder, Handed handed) {
        @Override
        public String toString() {
            return "Named[" + founder + "]";
        }
    }

    /**
     * Lets the first agency in and names its first people.
     *
     * @param founders two operators and an administrator of the agency at least: one invites, two others approve
     * @throws kr.haetae.hub.frame.Problem FOUNDED_ALREADY if anybody is there, INVALID_FIELD for an agency's id that is
     *     none or too few founders
     */
    List<Named> found(Agency agency, List<Founder> founders);

    /**
     * Gives new tokens to founders who have left no key yet; the old ones are void.
     *
     * @throws kr.haetae.hub.frame.Problem FOUNDED_ALREADY once anybody else is there, or nobody waits
     */
    List<Named> again();
}
