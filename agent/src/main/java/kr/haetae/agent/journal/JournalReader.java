package kr.haetae.agent.journal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import kr.haetae.agent.report.ExitCode;
import kr.haetae.agent.report.Problem;
import kr.haetae.protocol.MalformedMessageException;
import org.jspecify.annotations.Nullable;

/** Reads the log, checking its chain, and finds where its last whole line ends. */
public final class JournalReader {
    private static final int MAX_LINE_BYTES = 8 * 1024 * 1024;

    private JournalReader() {}

    /**
     * Where the log ends.
     *
     * @param file the newest file, null where there is none
     * @param length of its whole lines: what follows was torn by a crash
     * @param seq of the last line, 0 for none
     * @param hash of the last line
     */
    record Tail(@Nullable Path file, long length, long seq, String hash) {}

    /** Hands over every line written since a time, oldest first; files that are older are not opened. */
    public static void replay(Path folder, Instant since, Consumer<JournalLine> lines) throws IOException {
        scan(folder, since, line -> {
            if (!line.writtenAt().isBefore(since)) {
                lines.accept(line);
            }
        });
    }

    static Tail scan(Path folder, Instant since, Consumer<JournalLine> lines) throws IOException {
        List<Path> files = new JournalFiles(folder).list();
        Tail tail = new Tail(null, 0, 0, JournalLine.NO_PREVIOUS);
        for (int i = firstWithLinesSince(files, since); i < files.size(); i++) {
            boolean newest = i == files.size() - 1;
            tail = scanFile(files.get(i), newest, tail, lines);
        }
        return tail;
    }

    /** A file is skipped when the next one begins before the time; the newest is always read. */
    private static int firstWithLinesSince(List<Path> files, Instant since) throws IOException {
        for (int i = files.size() - 1; i > 0; i--) {
            try (InputStream input = new BufferedInputStream(Files.newInputStream(files.get(i)))) {
                byte[] first = readLine(input);
                JournalLine line = first == null ? null : parse(first);
                if (line != null && line.writtenAt().isBefore(since)) {
                    return i;
                }
            }
        }
        return 0;
    }

    private static Tail scanFile(Path file, boolean newest, Tail before, Consumer<JournalLine> lines)
            throws IOException {
        Tail tail = new Tail(file, 0, before.seq, before.hash);
        try (InputStream input = new BufferedInputStream(Files.newInputStream(file))) {
            for (byte[] bytes = readLine(input); bytes != null; bytes = readLine(input)) {
                JournalLine line = parse(bytes);
                boolean start = before.file == null && tail.length == 0;
                if (line == null || (!start && !follows(line, tail))) {
                    requireTorn(file, newest, input);
                    return tail;
                }
                lines.accept(line);
                tail = new Tail(file, tail.length + bytes.length + 1, line.seq(), JournalLine.hash(bytes));
            }
        }
        return tail;
    }

    private static boolean follows(JournalLine line, Tail tail) {
        return line.seq() == tail.seq + 1 && line.previous().equals(tail.hash);
    }

    /** A wrong line is a torn tail only where nothing whole follows it in the newest file. */
    private static void requireTorn(Path file, boolean newest, InputStream rest) throws IOException {
        if (newest) {
            byte[] next = readLine(rest);
            if (next == null || parse(next) == null) {
                return;
            }
        }
        throw new Problem(ExitCode.LOCAL_FILES, "journal.damaged", file);
    }

    private static @Nullable JournalLine parse(byte[] line) {
        try {
            JournalLine parsed = JournalLine.read(line);
            parsed.writtenAt();
            return parsed;
        } catch (MalformedMessageException e) {
            return null;
        }
    }

    /** The next line without its line feed; null at the end, an unfinished line included. */
    private static byte @Nullable [] readLine(InputStream input) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1_024);
        for (int b = input.read(); b >= 0; b = input.read()) {
            if (b == '\n') {
                return line.toByteArray();
            }
            if (line.size() == MAX_LINE_BYTES) {
                throw new IOException("a line of the log is too long");
            }
            line.write(b);
        }
        return null;
    }
}
