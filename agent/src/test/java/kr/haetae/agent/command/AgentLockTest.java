package kr.haetae.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import kr.haetae.agent.keys.AgentDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentLockTest {
    @TempDir
    private Path folder;

    @Test
    void somebodyWhoOnlyLooksForAMomentDoesNotKeepAnAgentFromStarting() throws Exception {
        AgentDirectory directory = new AgentDirectory(folder);
        AgentLock look = AgentLock.tryTake(directory).orElseThrow();
        Thread lookingAway = new Thread(() -> {
            try {
                Thread.sleep(250);
                look.close();
            } catch (java.io.IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        lookingAway.start();
        Optional<AgentLock> lock = AgentLock.take(directory);
        lookingAway.join();
        assertThat(lock).isPresent();
        assertThat(AgentLock.take(directory)).as("one that stays does").isEmpty();
        lock.orElseThrow().close();
    }
}
