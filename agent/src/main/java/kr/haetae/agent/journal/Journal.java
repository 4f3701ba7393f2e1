package kr.haetae.agent.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import kr.haetae.agent.keys.PrivateFiles;
import kr.haetae.agent.report.ExitCode;
import kr.haetae.agent.report.Problem;
import kr.haetae.protocol.WireTime;

/**
 * The agent's own log: JSON lines, each naming the hash of the one before, on disk before {@link #append} returns. No
 * answer leaves the agent that is not in it. A file is closed at 64 MiB and the chain goes on in the next.
 */
public final class Journal implements AutoCloseable {
    /** Size at which the next file begins. */
    public static final long ROTATE_BYTES = 64L * 1024 * 1024;

    private final JournalFiles files;
    private final long rotateBytes;
    private FileChannel channel;
    private int number;
    private long seq;
    private String previous;

    private Journal(JournalFiles files, long rotateBytes, FileChannel channel, int number, JournalReader.Tail tail) {
        this.files = files;
        this.rotateBytes = rotateBytes;
        this.channel = channel;
        this.number = number;
        this.seq = tail.seq();
        this.previous = tail.hash();
    }

    /**
     * Opens the log, cuts a line torn by a crash off its end, and hands over the lines since a time.
     *
     * @throws Problem if the chain is broken elsewhere than at its end: somebody changed the log
     */
    public static Journal open(Path folder, Instant since, Consumer<JournalLine> lines) {
        return open(folder, since, lines, ROTATE_BYTES);
    }

    static Journal open(Path folder, Instant since, Consumer<JournalLine> lines, long rotateBytes) {
        try {
            PrivateFiles.createFolder(folder);
            JournalReader.Tail tail = JournalReader.scan(folder, since, line -> {
                if (!line.writtenAt().isBefore(since)) {
                    lines.accept(line);
                }
            });
            JournalFiles files = new JournalFiles(folder);
            Path newest = tail.file();
            int number = newest == null ? 1 : JournalFiles.numberOf(newest);
            FileChannel channel = openFile(newest == null ? files.numbered(1) : newest);
            channel.truncate(tail.length());
            channel.position(tail.length());
            return new Journal(files, rotateBytes, channel, number, tail);
        } catch (IOException e) {
            throw new Problem(ExitCode.LOCAL_FILES, "journal.unwritable", folder);
        }
    }

    /** Writes entries as one block and waits until the disk has it. */
    public synchronized void append(Instant now, List<? extends Entry> entries) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        long lastSeq = seq;
        String lastHash = previous;
        for (Entry entry : entries) {
            byte[] line = new JournalLine(lastSeq + 1, WireTime.format(now), lastHash, entry).bytes();
            block.writeBytes(line);
            block.write('\n');
            lastHash = JournalLine.hash(line);
            lastSeq++;
        }
        writeDurably(block.toByteArray());
        seq = lastSeq;
        previous = lastHash;
        if (channel.position() >= rotateBytes) {
            rotate();
        }
    }

    /** A block that fails half-way is cut off again: the next append must not follow half a line. */
    private void writeDurably(byte[] block) throws IOException {
        long before = channel.position();
        try {
            ByteBuffer buffer = ByteBuffer.wrap(block);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(false);
        } catch (IOException e) {
            channel.truncate(before);
            channel.position(before);
            throw e;
        }
    }

    private void rotate() throws IOException {
        FileChannel next = openFile(files.numbered(number + 1));
        channel.close();
        channel = next;
        number++;
    }

    private static FileChannel openFile(Path file) throws IOException {
        boolean fresh = Files.notExists(file);
        FileChannel opened = PrivateFiles.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (fresh) {
            opened.force(true);
        }
        return opened;
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }
}
