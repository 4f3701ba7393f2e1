package kr.haetae.hub.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import kr.haetae.hub.HubTest;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.DemoPeople;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.casework.CaseId;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.machineport.TestMember;
import kr.haetae.hub.mailbox.Mailbox;
import kr.haetae.hub.verification.sending.Batches;
import kr.haetae.protocol.AgentApi.EpochState;
import kr.haetae.protocol.HubCard;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * A test with exchanges that speak the real protocol over the real port. Its context is no other test's: who comes later
 * would wait for exchanges that are gone.
 */
@TestPropertySource(properties = "spring.application.name=haetae-hub-with-exchanges")
abstract class ExchangesTest extends HubTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    protected Verifications verifications;

    @Autowired
    protected Directory directory;

    @Autowired
    protected DemoPeople people;

    @Autowired
    protected Batches batches;

    @Autowired
    protected Mailbox mailbox;

    @Autowired
    protected JdbcClient jdbc;

    @Value("${haetae.data-dir}")
    protected Path dataDir;

    private final List<SimulatedExchange> exchanges = new ArrayList<>();

    protected @Nullable Caller investigator;

    @BeforeEach
    void logIn() {
        investigator = people.as(Role.INVESTIGATOR).orElseThrow();
    }

    @AfterEach
    void close() {
        exchanges.forEach(SimulatedExchange::close);
        List<SimulatedExchange> done = List.copyOf(exchanges);
        exchanges.clear();
        jdbc.sql("update exchange set active = false").update();
        assertThat(done)
                .as("asked in the clear for nothing that was not asked blindly before")
                .allSatisfy(exchange -> assertThat(exchange.unbound).isEmpty());
    }

    protected SimulatedExchange exchange(String name, String... wallets) {
        return exchangeOf(TestAddresses.tronNamespace(), name, wallets);
    }

    protected SimulatedExchange exchangeOf(String namespace, String name, String... wallets) {
        SimulatedExchange exchange = member(name, wallets);
        exchange.publish(1, List.of(namespace), true);
        await(() -> exchange.stateOf(1) == EpochState.ACTIVE);
        return exchange;
    }

    protected SimulatedExchange member(String name, String... wallets) {
        TestMember member = new TestMember(name);
        directory.admit(member.card());
        HubCard hub = TestMember.hubCard(dataDir);
        SimulatedExchange exchange = new SimulatedExchange(member, hub, Set.copyOf(Arrays.asList(wallets)));
        exchanges.add(exchange.start());
        return exchange;
    }

    protected static void await(BooleanSupplier condition) {
        Instant until = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(until)) {
                throw new AssertionError("did not happen in " + PATIENCE);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A verification that is complete. */
    protected VerificationId asked(String... addresses) {
        return asked(rowsOf(addresses));
    }

    protected VerificationId asked(List<AddressInput.Row> rows) {
        VerificationId id = submit(30, rows);
        completed(id);
        return id;
    }

    protected VerificationId submit(int deadlineSeconds, String... addresses) {
        return submit(deadlineSeconds, rowsOf(addresses));
    }

    private static List<AddressInput.Row> rowsOf(String... addresses) {
        return Arrays.stream(addresses)
                .map(address -> new AddressInput.Row(address, null, null))
                .toList();
    }

    protected VerificationId submit(int deadlineSeconds, List<AddressInput.Row> rows) {
        return verifications.submit(
                investigator,
                new Submission(new CaseId("DEMO-1"), null, deadlineSeconds, new AddressInput.Rows(rows), null));
    }

    protected Progress completed(VerificationId id) {
        await(() -> verifications.progress(investigator, id).state() == Progress.State.COMPLETE);
        return verifications.progress(investigator, id);
    }

    protected List<RowResult> rows(VerificationId id) {
        return verifications
                .rows(investigator, id, new RowQuery(0, 1_000, null, null))
                .rows();
    }

    protected boolean online(String exchange) {
        return mailbox.online(new ExchangeId(exchange));
    }

    protected int alarms(String kind, VerificationId id) {
        return jdbc.sql("select count(*) from alarm where kind = ? and verification_id = ?")
                .params(kind, id.value())
                .query(Integer.class)
                .single();
    }

    protected int auditCount(String event) {
        return jdbc.sql("select count(*) from audit_entry where event = ?")
                .param(event)
                .query(Integer.class)
                .single();
    }
}
