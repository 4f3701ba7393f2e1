package kr.haetae.agent.command;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import kr.haetae.agent.answering.Answering;
import kr.haetae.agent.connector.ConnectorException;
import kr.haetae.agent.keys.AgentDirectory;
import kr.haetae.agent.report.Console;
import kr.haetae.agent.report.Problem;
import org.jspecify.annotations.Nullable;

/**
 * {@code agent publish}: a full epoch now. The hub proves the epoch by asking the agent: the running one answers, or, where
 * none runs, this command does until it is done.
 */
record Publish(AgentDirectory directory, AgentParts parts, Console console, Clock clock) {

    void run() throws IOException, InterruptedException {
        Optional<AgentLock> lock = AgentLock.take(directory);
        try (AgentLock held = lock.orElse(null)) {
            publish(held);
        } catch (ConnectorException e) {
            throw Problem.unreadableWallets(e);
        }
    }

    private void publish(@Nullable AgentLock held) throws IOException, InterruptedException, ConnectorException {
        if (held == null) {
            console.info("publish.beside");
            publishNow();
            return;
        }
        console.info("publish.answering", parts.group().name());
        Answering answering = parts.startAnswering(directory, console, clock);
        try {
            publishNow();
        } finally {
            answering.close();
        }
    }

    private void publishNow() throws IOException, InterruptedException, ConnectorException {
        parts.publisher().publish(parts.wallets().read(), true);
    }
}
