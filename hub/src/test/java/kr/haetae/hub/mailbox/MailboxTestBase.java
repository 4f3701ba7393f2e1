package kr.haetae.hub.mailbox;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import kr.haetae.hub.TestDatabase;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.machineport.TestMember;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The mailbox with what it stands on, behind the real machine port, and nobody above it: these tests render the tasks and
 * process the answers themselves.
 */
@ApplicationModuleTest(
        mode = ApplicationModuleTest.BootstrapMode.STANDALONE,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        module = "mailbox",
        extraIncludes = {"machineport", "keys", "access", "directory", "audit", "frame", "database"},
        verifyAutomatically = false)
@ActiveProfiles("demo")
@Import(OutsideTheMailbox.class)
public abstract class MailboxTestBase {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    protected Mailbox mailbox;

    @Autowired
    protected Directory directory;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected TransactionTemplate transaction;

    @Autowired
    protected MutableClock clock;

    @Value("${haetae.data-dir}")
    protected Path dataDir;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestDatabase.register(registry);
    }

    protected TestMember admitted(String name) {
        TestMember member = new TestMember(name);
        directory.admit(member.card());
        return member;
    }

    /** A member nobody has named yet; what an earlier test left unprocessed is not its own. */
    protected TestMember oneMoreMember() {
        taken(TaskKind.EVALUATE);
        taken(TaskKind.CONFIRM);
        return admitted("거래소 " + NUMBER.incrementAndGet());
    }

    protected AgentCalls agentOf(TestMember member) {
        return new AgentCalls(member, TestMember.hubCard(dataDir));
    }

    /** Puts a task of a random subject into a mailbox. */
    protected NewTask submitted(String exchange, TaskKind kind) {
        NewTask task = new NewTask(UUID.randomUUID(), new ExchangeId(exchange), kind, UUID.randomUUID());
        transaction.executeWithoutResult(status -> mailbox.submit(List.of(task)));
        return task;
    }

    protected String stateOf(NewTask task) {
        return jdbc.sql("select state from mailbox_task where id = ?")
                .param(task.id())
                .query(String.class)
                .single();
    }

    /** Processes what has been answered. */
    protected List<TaskResult> taken(TaskKind kind) {
        return transaction.execute(status -> {
            List<TaskResult> results = mailbox.takeUnprocessed(kind, 10);
            results.forEach(result -> mailbox.markProcessed(result.taskId()));
            return results;
        });
    }

    /** How often an event of a task was recorded. */
    protected int audited(String event, NewTask task) {
        return jdbc.sql("select count(*) from audit_entry where event = ? and facts->>'task' = ?")
                .params(event, task.id().toString())
                .query(Integer.class)
                .single();
    }
}
