package kr.haetae.verifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kr.haetae.protocol.BatchHeader;
import kr.haetae.protocol.MalformedMessageException;
import kr.haetae.protocol.VerifyKey;
import kr.haetae.protocol.audit.AgentLogLine;

/**
 * The batch headers in an exchange's own log, which names in each line the hash of the line before: what the hub asked of
 * everybody, as one of those it asked kept it.
 */
public final class AgentLog {
    /** No line of an agent is longer. */
    private static final int LONGEST_LINE = 8 << 20;

    private final VerifyKey hubKey;
    private final Map<String, Batch> batches = new LinkedHashMap<>();
    private long lines;
    private String last = "";

    public AgentLog(VerifyKey hubKey) {
        this.hubKey = hubKey;
    }

    /**
     * A batch the agent was asked to evaluate.
     *
     * @param header the JWS, verbatim
     * @param count of its elements
     */
    public record Batch(String batchId, String header, int count) {}

    /** A log that was changed after it was written, or is none. */
    public static final class BrokenLogException extends Exception {
        private static final long serialVersionUID = 1L;

        private final long line;

        BrokenLogException(long line) {
            super("line " + line);
            this.line = line;
        }

        /** The line, counted over all files read. */
        public long line() {
            return line;
        }
    }

    /**
     * Reads a file; several are read in the order they were written.
     *
     * @throws BrokenLogException where a line does not name the hash of the one before, or a header is not the hub's
     */
    public void read(BufferedReader file) throws IOException, BrokenLogException {
        for (String line = file.readLine(); line != null; line = file.readLine()) {
            lines++;
            take(line);
        }
    }

    private void take(String text) throws BrokenLogException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            AgentLogLine line = AgentLogLine.read(bytes);
            if (bytes.length > LONGEST_LINE
                    || (!last.isEmpty() && !line.previous().equals(last))) {
                throw new BrokenLogException(lines);
            }
            last = line.sha256();
            if (!line.batchHeader().isEmpty()) {
                batch(line.batchHeader());
            }
        } catch (MalformedMessageException e) {
            throw new BrokenLogException(lines);
        }
    }

    private void batch(String jws) {
        BatchHeader header = BatchHeader.open(jws, hubKey);
        batches.putIfAbsent(header.batchId(), new Batch(header.batchId(), jws, header.count()));
    }

    /** Every batch once, in the order they came. */
    public List<Batch> batches() {
        return List.copyOf(batches.values());
    }

    public long lines() {
        return lines;
    }
}
