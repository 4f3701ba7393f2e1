package kr.haetae.hub.access;

import java.util.UUID;
import kr.haetae.hub.directory.People;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do with their own keys. Whoever has one shows it first: a stolen session adds none of its own. */
@Component
public class OwnKeys {
    private static final String ACCOUNT = "account";

    private final Passkeys passkeys;
    private final Gestures gestures;
    private final People people;

    OwnKeys(Passkeys passkeys, Gestures gestures, People people) {
        this.passkeys = passkeys;
        this.gestures = gestures;
        this.people = people;
    }

    /**
     * Asks for one more key.
     *
     * @param gesture for {@link Intent#changeKeys()}; none is needed of whoever has no key yet
     * @return options for {@code navigator.credentials.create}, as JSON
     */
    @Transactional
    public String askToAdd(Caller caller, @Nullable String gesture) {
        gestures.made(caller, gesture, Intent.changeKeys());
        return passkeys.askToRegister(
                people.find(caller.personId()).orElseThrow(() -> new Problem(ProblemCode.PERSON_UNKNOWN)), ACCOUNT);
    }

    /** Keeps it. */
    @Transactional
    public void add(Caller caller, String answer, String name) {
        passkeys.register(caller.personId(), answer, ACCOUNT, name);
    }

    /** Gives one another name. */
    @Transactional
    public void rename(Caller caller, UUID key, String name) {
        passkeys.rename(caller.personId(), key, name);
    }

    /** Makes one void, with a gesture. */
    @Transactional
    public void revoke(Caller caller, UUID key, @Nullable String gesture) {
        gestures.made(caller, gesture, Intent.changeKeys());
        passkeys.revoke(caller.personId(), key);
    }
}
