package kr.haetae.hub.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import kr.haetae.hub.HubTest;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.DemoPeople;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.access.Sessions;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.mailbox.MutableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class JdbcSessionsTest extends HubTest {
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AuditLog audit;

    @Autowired
    private DemoPeople people;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private KeyRule rule;

    private final MutableClock clock = new MutableClock();
    private TransactionTemplate transaction = new TransactionTemplate();
    private String token = "";

    private JdbcSessions sessions;

    @BeforeEach
    void logIn() {
        transaction = new TransactionTemplate(transactions);
        sessions = new JdbcSessions(jdbc, audit, rule, clock);
        Caller approver = people.as(Role.APPROVER).orElseThrow();
        Sessions.Session session = Objects.requireNonNull(transaction.execute(status -> sessions.open(approver)));
        token = session.token();
    }

    @Test
    void aSessionEndsFifteenMinutesAfterTheLastThingThatWasDone() {
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMinutes(14));
            assertThat(sessions.callerOf(token, false)).isPresent();
        }
        clock.advance(Duration.ofMinutes(15).plusSeconds(1));
        assertThat(sessions.callerOf(token, false)).isEmpty();
    }

    @Test
    void aPageThatAsksByItselfKeepsNobodyLoggedIn() {
        for (int i = 0; i < 3; i++) {
            clock.advance(Duration.ofMinutes(4));
            assertThat(sessions.callerOf(token, true)).isPresent();
        }
        clock.advance(Duration.ofMinutes(4));
        assertThat(sessions.callerOf(token, true)).isEmpty();
    }

    @Test
    void noSessionLastsLongerThanAShift() {
        for (int i = 0; i < 71; i++) {
            clock.advance(Duration.ofMinutes(10));
            assertThat(sessions.callerOf(token, false)).isPresent();
        }
        clock.advance(Duration.ofMinutes(10));
        assertThat(sessions.callerOf(token, false)).isEmpty();
    }

    @Test
    void theProofIsAsOldAsTheLogin() {
        Caller then = sessions.callerOf(token, false).orElseThrow();
        clock.advance(Duration.ofMinutes(10));
        Caller later = sessions.callerOf(token, false).orElseThrow();
        assertThat(later.provedAt()).isEqualTo(then.provedAt());
    }

    @Test
    void allSessionsOfAPersonEndTogether() {
        Caller approver = people.as(Role.APPROVER).orElseThrow();
        transaction.executeWithoutResult(status -> sessions.closeAll(approver.personId()));
        assertThat(sessions.callerOf(token, false)).isEmpty();
    }

    /** Outside the demo: one key is for the day the other is lost, so nobody begins with one. */
    @Test
    void whoeverHasTooFewKeysIsNothingHere() {
        KeyRule outside = new KeyRule(new MockEnvironment());
        assertThat(outside.needed()).isEqualTo(2);
        JdbcSessions strict = new JdbcSessions(jdbc, audit, outside, clock);
        Caller caller = strict.callerOf(token, false).orElseThrow();
        assertThat(caller.lacksKeys()).isTrue();
        assertThat(caller.roles()).isEmpty();
        assertThat(sessions.callerOf(token, false).orElseThrow().lacksKeys()).isFalse();
    }
}
