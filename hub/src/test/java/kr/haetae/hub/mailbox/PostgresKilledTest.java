package kr.haetae.hub.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import kr.haetae.hub.database.EmbeddedPostgres;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.machineport.TestMember;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.TransactionException;
import org.springframework.util.FileSystemUtils;

/** The database dies under waiting polls, and comes back. */
@DirtiesContext
class PostgresKilledTest extends MailboxTestBase {
    private static final int SIGKILL = 9;
    private static EmbeddedPostgres postgres;
    private static Path folder;

    @DynamicPropertySource
    static void aDatabaseThatMayDie(DynamicPropertyRegistry registry) throws IOException, InterruptedException {
        folder = Files.createTempDirectory("haetae-killed");
        postgres = EmbeddedPostgres.start(
                folder.resolve("postgres"), Path.of(System.getProperty("user.home"), ".cache", "haetae"), true);
        registry.add("haetae.database.url", postgres::jdbcUrl);
        registry.add("haetae.database.username", postgres::user);
        registry.add("haetae.database.password", postgres::password);
        registry.add("haetae.data-dir", folder::toString);
        registry.add("spring.datasource.hikari.connection-timeout", () -> "2000");
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        postgres.close();
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void aWaitingPollOutlivesTheDatabasesDeathAndNothingCommittedIsLost() throws Exception {
        TestMember member = admitted("Survivor");
        AgentCalls agent = agentOf(member);
        NewTask before = submitted(member.name(), TaskKind.EVALUATE);
        assertThat(agent.poll(0, 1)).hasSize(1);
        CompletableFuture<HttpResponse<byte[]>> poll = agent.pollLater("waitMillis=25000&max=2");
        Thread.sleep(500);

        long killed = postgres.processId();
        new ProcessBuilder("kill", "-" + SIGKILL, Long.toString(killed)).start().waitFor();

        untilRestarted(killed);
        NewTask after = submittedOnceTheDatabaseIsBack(member.name());
        List<UUID> got = agent.ids(AgentCalls.tasksOf(poll.get(25, TimeUnit.SECONDS)));
        assertThat(got).contains(after.id());
        assertThat(agent.post(before.id(), agent.evaluated(before.id(), AgentCalls.elements(1))))
                .isEqualTo(204);
        assertThat(agent.post(after.id(), agent.evaluated(after.id(), AgentCalls.elements(2))))
                .isEqualTo(204);
        assertThat(stateOf(before)).isEqualTo("answered");
        assertThat(stateOf(after)).isEqualTo("answered");
    }

    private static void untilRestarted(long killed) throws InterruptedException {
        for (int attempt = 0; attempt < 80 && postgres.processId() == killed; attempt++) {
            Thread.sleep(250);
        }
        assertThat(postgres.processId()).isNotEqualTo(killed);
    }

    private NewTask submittedOnceTheDatabaseIsBack(String exchange) throws InterruptedException {
        NewTask task = new NewTask(UUID.randomUUID(), new ExchangeId(exchange), TaskKind.EVALUATE, UUID.randomUUID());
        for (int attempt = 0; attempt < 60; attempt++) {
            try {
                transaction.executeWithoutResult(status -> mailbox.submit(List.of(task)));
                return task;
            } catch (DataAccessException | TransactionException e) {
                Thread.sleep(250);
            }
        }
        throw new AssertionError("the database did not come back");
    }
}
