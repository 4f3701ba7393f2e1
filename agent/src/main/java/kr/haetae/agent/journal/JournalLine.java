package kr.haetae.agent.journal;

import java.time.Instant;
import java.util.HexFormat;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.WireTime;

/**
 * One line of the log.
 *
 * @param seq from 1, without gaps, across files
 * @param previous SHA-256 of the line before (without its line feed), hex; 64 zeros for the first
 */
public record JournalLine(long seq, String time, String previous, Entry entry) {
    static final String NO_PREVIOUS = "0".repeat(64);

    public Instant writtenAt() {
        return WireTime.parse(time);
    }

    static String hash(byte[] line) {
        return HexFormat.of().formatHex(BatchCommitment.sha256().digest(line));
    }

    static JournalLine read(byte[] line) {
        return Json.read(line, JournalLine.class);
    }

    byte[] bytes() {
        return Json.write(this);
    }
}
