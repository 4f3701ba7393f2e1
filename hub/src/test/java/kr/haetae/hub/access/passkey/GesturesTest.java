package kr.haetae.hub.access.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Gestures;
import kr.haetae.hub.access.Intent;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.junit.jupiter.api.Test;

/** What a gesture proves, and what it does not. */
class GesturesTest extends KeyHolders {
    private static final String DIGEST = "ab".repeat(32);

    @Test
    void aGestureIsForWhatItWasMadeForAndOnce() {
        String gesture = key.get(gestures.ask(owner, Intent.approve(DIGEST)));
        refused(() -> gestures.made(owner, gesture, Intent.refuse(DIGEST)), PasskeyFault.CHALLENGE);
        refused(() -> gestures.made(owner, gesture, Intent.approve("cd".repeat(32))), PasskeyFault.CHALLENGE);
        refused(
                () -> gestures.made(somebodyWith(authenticator()), gesture, Intent.approve(DIGEST)),
                PasskeyFault.CHALLENGE);
        assertThat(gestures.made(owner, gesture, Intent.approve(DIGEST)).provedAt())
                .isAfter(owner.provedAt());
        refused(() -> gestures.made(owner, gesture, Intent.approve(DIGEST)), PasskeyFault.CHALLENGE);
        assertThat(events(owner.personId())).contains("gesture.made");
    }

    @Test
    void oneGestureStandsForAllThatIsDecidedAtOnceAndNothingLess() {
        Intent both = new Intent(Intent.Verb.APPROVE, Set.of(DIGEST, "cd".repeat(32)));
        String gesture = key.get(gestures.ask(owner, both));
        refused(() -> gestures.made(owner, gesture, Intent.approve(DIGEST)), PasskeyFault.CHALLENGE);
        assertThat(gestures.made(owner, gesture, both).provedAt()).isAfter(owner.provedAt());
    }

    @Test
    void anOldGestureAndSomebodyElsesKeyProveNothing() {
        String old = key.get(gestures.ask(owner, Intent.approve(DIGEST)));
        jdbc.sql("update passkey_challenge set expires_at = now() - interval '1 second' where person_id = ?")
                .param(owner.personId())
                .update();
        refused(() -> gestures.made(owner, old, Intent.approve(DIGEST)), PasskeyFault.CHALLENGE);

        SoftAuthenticator others = authenticator();
        somebodyWith(others);
        String foreign = others.get(gestures.ask(owner, Intent.approve(DIGEST)));
        refused(() -> gestures.made(owner, foreign, Intent.approve(DIGEST)), PasskeyFault.UNKNOWN_KEY);
    }

    @Test
    void whoeverHasAKeyMustShowIt() {
        for (String none : new String[] {"", "demo"}) {
            assertThatThrownBy(() -> gestures.made(owner, none, Intent.approve(DIGEST)))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.PROOF_REQUIRED));
        }
        assertThat(gestures.wayOf(owner)).isEqualTo(Gestures.Way.PASSKEY);
        Caller without = somebody();
        assertThat(gestures.wayOf(without)).isEqualTo(Gestures.Way.STAND_IN);
        assertThat(gestures.made(without, "demo", Intent.approve(DIGEST)).provedAt())
                .isAfter(without.provedAt());
    }
}
