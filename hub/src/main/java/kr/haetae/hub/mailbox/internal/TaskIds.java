package kr.haetae.hub.mailbox.internal;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** A task's id as the wire has it: 32 lower-case hex digits. */
final class TaskIds {
    private static final Pattern WIRE = Pattern.compile("[0-9a-f]{32}");
    private static final int HALF = 16;

    private TaskIds() {}

    static String toWire(UUID id) {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(id.getMostSignificantBits()) + hex.toHexDigits(id.getLeastSignificantBits());
    }

    /** Empty if it is no id at all. */
    static Optional<UUID> ofWire(String text) {
        return WIRE.matcher(text).matches()
                ? Optional.of(new UUID(
                        HexFormat.fromHexDigitsToLong(text, 0, HALF),
                        HexFormat.fromHexDigitsToLong(text, HALF, 2 * HALF)))
                : Optional.empty();
    }
}
