package kr.haetae.hub.enrolment.internal;

import java.util.UUID;
import kr.haetae.hub.access.Credentials;
import kr.haetae.hub.access.Passkeys;
import kr.haetae.hub.directory.Person;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** How somebody who holds a token leaves what they will prove themself with: a passkey, made for this very token. */
@Component
class Ceremony {
    private final Passkeys passkeys;
    private final Credentials credentials;
    private final boolean demo;

    Ceremony(Passkeys passkeys, Credentials credentials, Environment environment) {
        this.passkeys = passkeys;
        this.credentials = credentials;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    /** Options for the key, as JSON. */
    String ask(Person person, OneTimeTokens.Alive token) {
        return passkeys.askToRegister(person, token.sha256());
    }

    /**
     * Keeps it.
     *
     * @param answer what the browser answered; null: none, for which the demo puts a credential that proves nothing
     */
    void perform(Person person, OneTimeTokens.Alive token, @Nullable String answer) {
        if (answer != null) {
            passkeys.register(person.id(), answer, token.sha256(), null);
        } else if (demo) {
            credentials.add(
                    person.id(), Credentials.Kind.DEMO, UUID.randomUUID().toString());
        } else {
            throw new Problem(ProblemCode.PASSKEY_REQUIRED);
        }
    }
}
