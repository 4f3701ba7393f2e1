package kr.haetae.agent.command;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import kr.haetae.agent.keys.AgentDirectory;
import kr.haetae.agent.keys.PrivateFiles;
import kr.haetae.agent.report.ExitCode;
import kr.haetae.agent.report.Problem;

/** One agent a folder: whoever holds the lock polls and writes the log. The system frees it when the process dies. */
final class AgentLock implements AutoCloseable {
    private static final int LOOKS = 10;
    private static final long LOOK_AGAIN_MILLIS = 100;

    private final FileChannel channel;

    private AgentLock(FileChannel channel) {
        this.channel = channel;
    }

    /** The lock, or nothing if another process has it. */
    static Optional<AgentLock> tryTake(AgentDirectory directory) {
        Path file = directory.state().resolve("agent.lock");
        try {
            PrivateFiles.createFolder(directory.state());
            FileChannel channel = PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new AgentLock(channel));
        } catch (IOException e) {
            throw new Problem(ExitCode.LOCAL_FILES, "folder.unwritable", directory.state());
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // held by this very process
            return false;
        }
    }

    /**
     * The lock, waiting a moment for whoever only looks: {@code status} holds it just long enough to see that it is free.
     *
     * @return nothing if another process works in the folder
     */
    static Optional<AgentLock> take(AgentDirectory directory) throws InterruptedException {
        for (int i = 0; i < LOOKS; i++) {
            Optional<AgentLock> lock = tryTake(directory);
            if (lock.isPresent()) {
                return lock;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
        return tryTake(directory);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
