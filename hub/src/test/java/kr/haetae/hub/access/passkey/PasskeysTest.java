package kr.haetae.hub.access.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Intent;
import kr.haetae.hub.frame.ProblemCode;
import org.junit.jupiter.api.Test;

/** What of an authenticator's answers is taken, and everything that is not. */
class PasskeysTest extends KeyHolders {
    @Test
    void aKeyLogsItsOwnerInWithoutAName() {
        assertThat(passkeys.logIn(key.get(passkeys.askToLogIn())).caller().personId())
                .isEqualTo(owner.personId());
        assertThat(passkeys.of(owner.personId())).singleElement().satisfies(one -> {
            assertThat(one.usedAt()).isNotNull();
            assertThat(one.name()).isEqualTo("a key");
        });
    }

    @Test
    void anAnswerIsGoodOnce() {
        String answer = key.get(passkeys.askToLogIn());
        passkeys.logIn(answer);
        refused(() -> passkeys.logIn(answer), PasskeyFault.CHALLENGE);
        Caller other = somebody();
        SoftAuthenticator another = authenticator();
        String made = another.create(
                passkeys.askToRegister(people.find(other.personId()).orElseThrow(), BOUND));
        register(other, made);
        refused(() -> register(other, made), PasskeyFault.CHALLENGE);
    }

    @Test
    void anotherOriginAnotherDomainAndAnUnverifiedPersonAreRefused() {
        SoftAuthenticator phished = key.elsewhere("https://haetae.example", party.id());
        refused(() -> passkeys.logIn(phished.get(passkeys.askToLogIn())), PasskeyFault.ORIGIN);
        SoftAuthenticator foreign = key.elsewhere(party.origin(), "haetae.example");
        refused(() -> passkeys.logIn(foreign.get(passkeys.askToLogIn())), PasskeyFault.RELYING_PARTY);
        SoftAuthenticator unverified = key.elsewhere(party.origin(), party.id()).withoutVerifyingItsPerson();
        refused(() -> passkeys.logIn(unverified.get(passkeys.askToLogIn())), PasskeyFault.USER_VERIFICATION);

        Caller other = somebody();
        refused(
                () -> register(other, new SoftAuthenticator("https://haetae.example", party.id())),
                PasskeyFault.ORIGIN);
        refused(
                () -> register(other, new SoftAuthenticator(party.origin(), "haetae.example")),
                PasskeyFault.RELYING_PARTY);
        refused(() -> register(other, authenticator().withoutVerifyingItsPerson()), PasskeyFault.USER_VERIFICATION);
        assertThat(passkeys.of(other.personId())).isEmpty();
    }

    @Test
    void aCounterThatGoesBackIsRefusedAndRecorded() {
        key.setCounter(9);
        passkeys.logIn(key.get(passkeys.askToLogIn()));
        key.setCounter(4);
        refused(() -> passkeys.logIn(key.get(passkeys.askToLogIn())), PasskeyFault.COUNTER);
        assertThat(events(owner.personId())).contains("credential.counter-back");
    }

    @Test
    void aKeyOfNobodyAndAnAnswerThatIsNoneAreRefused() {
        SoftAuthenticator stranger = authenticator();
        refused(() -> passkeys.logIn(stranger.get(passkeys.askToLogIn())), PasskeyFault.UNKNOWN_KEY);
        for (String nonsense : new String[] {"", "{}", "[]", "null", "{\"id\":1}", "x".repeat(5000)}) {
            refused(() -> passkeys.logIn(nonsense), PasskeyFault.MALFORMED);
        }
        Caller other = somebody();
        refused(() -> register(other, key), PasskeyFault.KNOWN_KEY);
    }

    @Test
    void aKeyOfSomebodyWhoIsNotActiveLogsNobodyIn() {
        jdbc.sql("insert into person_step (person_id, number, step, from_status, to_status, at) "
                        + "values (?, 2, 'SUSPEND', 'ACTIVE', 'SUSPENDED', now())")
                .param(owner.personId())
                .update();
        jdbc.sql("update person set status = 'SUSPENDED', steps = 2 where id = ?")
                .param(owner.personId())
                .update();
        refused(() -> passkeys.logIn(key.get(passkeys.askToLogIn())), PasskeyFault.NOT_ACTIVE);
    }

    @Test
    void aSecondKeyComesAfterTheFirstIsShownAndTheLastStays() {
        UUID first = passkeys.of(owner.personId()).get(0).id();
        assertProblem(() -> ownKeys.askToAdd(owner, null), ProblemCode.PROOF_REQUIRED);
        assertProblem(() -> ownKeys.revoke(owner, first, change()), ProblemCode.LAST_KEYS);
        SoftAuthenticator second = authenticator();
        ownKeys.add(owner, second.create(ownKeys.askToAdd(owner, change())), "second");
        assertThat(passkeys.of(owner.personId())).hasSize(2);
        assertProblem(() -> ownKeys.rename(somebody(), first, "mine"), ProblemCode.KEY_UNKNOWN);
        assertProblem(() -> passkeys.revoke(somebody().personId(), first), ProblemCode.KEY_UNKNOWN);
        ownKeys.revoke(owner, first, change());
        refused(() -> passkeys.logIn(key.get(passkeys.askToLogIn())), PasskeyFault.UNKNOWN_KEY);
        assertThat(passkeys.logIn(second.get(passkeys.askToLogIn())).caller().personId())
                .isEqualTo(owner.personId());
    }

    private String change() {
        return key.get(gestures.ask(owner, Intent.changeKeys()));
    }
}
