package kr.haetae.hub.enrolment;

import java.time.Instant;
import kr.haetae.hub.directory.PhoneNumber;

/**
 * A call to a person's organisation.
 *
 * @param label whose desk the number is
 * @param spokeWith whom the caller spoke to
 * @param calledBy the person who called
 */
public record PhoneCall(PhoneNumber number, String label, String spokeWith, String calledBy, Instant at) {
    @Override
    public String toString() {
        return "PhoneCall[" + calledBy + "]";
    }
}
