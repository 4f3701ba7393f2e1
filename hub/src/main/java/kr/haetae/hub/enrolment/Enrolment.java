package kr.haetae.hub.enrolment;

import java.util.List;
import java.util.Set;
import kr.haetae.hub.access.Approval;
import kr.haetae.hub.access.Identities.Identity;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.directory.CallBackNumber;
import kr.haetae.hub.directory.Person;
import kr.haetae.hub.directory.TakenStep;
import org.jspecify.annotations.Nullable;

/**
 * A person with how they got where they stand, and what may happen next.
 *
 * @param credentials how many credentials are in force
 * @param open the approval that is waited for, if any
 * @param numbers the organisation's numbers that count
 * @param call the latest call that was made about this person
 * @param identity at a provider, that the open approval is about
 * @param possible what the one who looks may do now
 */
public record Enrolment(
        Person person,
        Set<Role> roles,
        List<TakenStep> steps,
        int credentials,
        @Nullable Approval open,
        List<CallBackNumber> numbers,
        @Nullable PhoneCall call,
        @Nullable Identity identity,
        Set<Deed> possible) {
    public Enrolment {
        roles = Set.copyOf(roles);
        steps = List.copyOf(steps);
        numbers = List.copyOf(numbers);
        possible = Set.copyOf(possible);
    }
}
