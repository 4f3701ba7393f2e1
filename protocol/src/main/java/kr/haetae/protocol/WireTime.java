package kr.haetae.protocol;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times on the wire: UTC with exactly three decimals, always 24 characters, so that a size never tells a time. */
public final class WireTime {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private WireTime() {}

    public static String format(Instant time) {
        return FORMAT.format(time);
    }

    /** Reads what {@link #format} writes. */
    public static Instant parse(String text) {
        try {
            return Instant.from(FORMAT.parse(text));
        } catch (DateTimeException e) {
            throw new MalformedMessageException("not a time");
        }
    }
}
