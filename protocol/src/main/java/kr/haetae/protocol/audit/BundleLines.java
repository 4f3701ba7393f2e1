package kr.haetae.protocol.audit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.MalformedMessageException;
import kr.haetae.protocol.audit.BundleLine.CheckpointLine;
import kr.haetae.protocol.audit.BundleLine.HeaderLine;
import kr.haetae.protocol.audit.BundleLine.LeafLine;
import kr.haetae.protocol.audit.BundleLine.OpenLine;
import kr.haetae.protocol.audit.BundleLine.SealLine;
import tools.jackson.core.JacksonException;

/**
 * Reads and writes single lines. A line has one spelling only: what does not come out again byte for byte is refused,
 * so that nothing can be changed, added or hidden in it without becoming another line.
 */
public final class BundleLines {
    private static final Map<String, Class<? extends BundleLine>> KINDS = Map.of(
            "header", HeaderLine.class,
            "leaf", LeafLine.class,
            "open", OpenLine.class,
            "checkpoint", CheckpointLine.class,
            "seal", SealLine.class);

    private static final int LONGEST_KIND = 16;

    private BundleLines() {}

    /** The line without its newline. */
    public static byte[] write(BundleLine line) {
        return Json.write(line);
    }

    /**
     * Reads a line without its newline.
     *
     * @throws MalformedMessageException if it is no such line, or spelt otherwise than {@link #write} does
     */
    public static BundleLine read(byte[] line) {
        if (line.length > BundleLine.MAX_LINE_BYTES || !isUtf8(line)) {
            throw new MalformedMessageException("not a bundle line");
        }
        BundleLine read = Json.read(line, kind(line));
        if (!Arrays.equals(spelling(read), line)) {
            throw new MalformedMessageException("not the one spelling of a bundle line");
        }
        return read;
    }

    /** Half a surrogate pair, written as an escape, can be read but has no form to come out again. */
    private static byte[] spelling(BundleLine read) {
        try {
            return write(read);
        } catch (JacksonException e) {
            throw new MalformedMessageException("not text");
        }
    }

    /** A line begins with its kind as the only member. */
    private static Class<? extends BundleLine> kind(byte[] line) {
        String start = new String(line, 0, Math.min(line.length, LONGEST_KIND), StandardCharsets.ISO_8859_1);
        int end = start.indexOf("\":", 2);
        Class<? extends BundleLine> kind =
                start.startsWith("{\"") && end > 0 ? KINDS.get(start.substring(2, end)) : null;
        if (kind == null) {
            throw new MalformedMessageException("unknown kind of bundle line");
        }
        return kind;
    }

    /** Strictly, as the JSON reader lets more through. */
    private static boolean isUtf8(byte[] line) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(line));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
