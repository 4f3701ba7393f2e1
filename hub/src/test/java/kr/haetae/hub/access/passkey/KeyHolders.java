package kr.haetae.hub.access.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import kr.haetae.hub.HubTest;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Gestures;
import kr.haetae.hub.access.OwnKeys;
import kr.haetae.hub.access.Passkeys;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.access.TestPeople;
import kr.haetae.hub.directory.People;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody with a key, and the ways tests have with keys. */
abstract class KeyHolders extends HubTest {
    static final String BOUND = "bound";

    @Autowired
    Passkeys passkeys;

    @Autowired
    Gestures gestures;

    @Autowired
    OwnKeys ownKeys;

    @Autowired
    RelyingParty party;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Caller owner;
    SoftAuthenticator key;

    @BeforeEach
    void somebodyWithAKey() {
        owner = somebody();
        key = authenticator();
        register(owner, key);
    }

    SoftAuthenticator authenticator() {
        return new SoftAuthenticator(party.origin(), party.id());
    }

    Caller somebody() {
        String id = "passkeys." + UUID.randomUUID();
        return TestPeople.active(jdbc, id, TestPeople.agency(jdbc, "passkeys"), Role.INVESTIGATOR);
    }

    Caller somebodyWith(SoftAuthenticator with) {
        Caller one = somebody();
        register(one, with);
        return one;
    }

    void register(Caller caller, SoftAuthenticator with) {
        register(
                caller,
                with.create(
                        passkeys.askToRegister(people.find(caller.personId()).orElseThrow(), BOUND)));
    }

    void register(Caller caller, String answer) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> passkeys.register(caller.personId(), answer, BOUND, "a key"));
    }

    List<String> events(String personId) {
        return jdbc.sql("select event from audit_entry where actor = ? or facts ->> 'person' = ?")
                .params(personId, personId)
                .query(String.class)
                .list();
    }

    static void assertProblem(ThrowingCallable act, ProblemCode code) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    static void refused(ThrowingCallable act, PasskeyFault fault) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.PASSKEY_REFUSED);
            assertThat(problem.args()).containsEntry("fault", fault.name());
        });
    }
}
