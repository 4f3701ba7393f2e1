package kr.haetae.hub.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import kr.haetae.hub.Api;
import kr.haetae.hub.HubTest;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.audit.LogHeads;
import kr.haetae.hub.audit.Sequencer;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.machineport.TestMember;
import kr.haetae.tlog.NoteSigner;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A real hub with three witnesses of its log over the machine port. */
@TestPropertySource(properties = "haetae.audit.witness-every=1h")
abstract class WitnessedLogTest extends HubTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    AuditLog audit;

    @Autowired
    private Sequencer sequencer;

    @Autowired
    LogHeads heads;

    @Autowired
    NoteSigner log;

    @Autowired
    private Directory directory;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Value("${haetae.data-dir}")
    private Path dataDir;

    TestWitness one;
    TestWitness other;
    TestWitness third;

    @BeforeEach
    void admit() {
        jdbc.sql("update exchange set active = false").update();
        one = witness("One");
        other = witness("둘");
        third = witness("Third");
    }

    private TestWitness witness(String name) {
        TestWitness witness = new TestWitness(name + "-" + NUMBER.incrementAndGet(), TestMember.hubCard(dataDir));
        directory.admit(witness.card());
        return witness;
    }

    /** As if the present offer's time were over. */
    void due() {
        jdbc.sql("update audit_checkpoint set offered_at = offered_at - interval '1 day' where offered_at is not null")
                .update();
    }

    void asSuperuser(String... changes) {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            for (String change : changes) {
                jdbc.sql(change).update();
            }
        });
    }

    void act(int times) {
        for (int i = 0; i < times; i += 100) {
            int first = i;
            transactions.executeWithoutResult(status -> {
                for (int row = first; row < Math.min(times, first + 100); row++) {
                    audit.record(new AuditEntry(AuditEvent.CASE_READ, "person-" + row, null, Map.of()));
                }
            });
        }
        sequenced();
    }

    void sequenced() {
        Instant until = Instant.now().plus(Duration.ofSeconds(20));
        while (count("select count(*) from audit_unsequenced") > 0) {
            assertThat(Instant.now()).isBefore(until);
            sequencer.sequence();
        }
    }

    Api auditor() {
        return Api.as(port, "auditor");
    }

    JsonNode status() {
        return auditor().get("/api/v1/audit/status").json();
    }

    long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
