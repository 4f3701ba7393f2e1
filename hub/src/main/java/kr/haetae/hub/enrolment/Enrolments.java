package kr.haetae.hub.enrolment;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.directory.Organisation;
import kr.haetae.hub.directory.Person;
import org.jspecify.annotations.Nullable;

/**
 * Every way in and out. Nobody enrols themself: somebody invites, the invited person redeems a one-time token, somebody else
 * calls their organisation back on a number the directory knew before, and two people who did not invite approve. Each
 * method is one transaction, recorded; a person the caller may not see is PERSON_UNKNOWN, like one who does not exist.
 */
public interface Enrolments {
    /** The people the caller may see. */
    List<Person> list(Caller caller);

    /** Those of them for whom somebody is waited for: a call, an approval, a token to hand out. */
    List<Enrolment> waiting(Caller caller);

    /** The organisations the caller may invite people to. */
    List<Organisation> mayInviteTo(Caller caller);

    /** One of them. */
    Enrolment find(Caller caller, String personId);

    /**
     * Invites somebody.
     *
     * @throws kr.haetae.hub.frame.Problem ROLES_INVALID, ROLE_NOT_YOURS_TO_GIVE, ORGANISATION_UNKNOWN, NO_CALL_BACK_NUMBER
     */
    Handed invite(Caller by, NewPerson person);

    /** Invites somebody again who left or whose invitation came to nothing. */
    Handed inviteAgain(Caller by, String personId, Set<Role> roles);

    /**
     * Asks whoever holds a token for the key they will prove themself with.
     *
     * @return options for {@code navigator.credentials.create}, as JSON
     * @throws kr.haetae.hub.frame.Problem TOKEN_INVALID whatever is wrong with it
     */
    String askForKey(String token);

    /** Redeems a token in the demo, leaving a credential that proves nothing; elsewhere PASSKEY_REQUIRED. */
    Accepted accept(String token);

    /**
     * Redeems a token, of an invitation or for a lost key; anybody who holds it may, and leaves their first key.
     *
     * @param passkey what the browser answered to {@link #askForKey}, as JSON
     * @throws kr.haetae.hub.frame.Problem TOKEN_INVALID whatever is wrong with it, PASSKEY_REFUSED, PASSKEY_REQUIRED
     */
    Accepted accept(String token, @Nullable String passkey);

    /**
     * Records a call to the person and asks for the two approvals.
     *
     * @throws kr.haetae.hub.frame.Problem NUMBER_UNKNOWN, INVITER_CALLS_NOT, READ_BACK_WRONG (the fifth ends the
     *     invitation), STEP_NOT_POSSIBLE
     */
    Enrolment callBack(Caller by, String personId, MadeCall call);

    /** Approves what is waited for; what the last approval allows is done at once, but for a lost key's token. */
    Enrolment approve(Caller by, String personId, UUID approval, String digest);

    /** Refuses it: an enrolment lapses, anything else stays as it was. */
    Enrolment refuse(Caller by, String personId, UUID approval, String digest, String reason);

    /** Takes an invitation back. */
    Enrolment withdraw(Caller by, String personId, String reason);

    /** Shuts a person out at once. */
    Enrolment suspend(Caller by, String personId, String reason);

    /** Asks that a suspended person be let in again. */
    Enrolment askLift(Caller by, String personId);

    /** Records a call to somebody who lost their key and asks one other person to approve a new one. */
    Enrolment askRecovery(Caller by, String personId, MadeCall call);

    /** Voids the lost key and hands out the token for a new one; only who asked, once it is approved. */
    Handed handRecovery(Caller by, String personId);

    /** Records that a person has left. */
    Enrolment leave(Caller by, String personId, String reason);
}
