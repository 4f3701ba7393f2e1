package kr.haetae.hub.verification.reading;

import kr.haetae.address.AddressError;
import kr.haetae.address.AddressReader;
import kr.haetae.address.AddressReading;
import org.jspecify.annotations.Nullable;

/** Replaces what may be a private key, so that it is neither kept nor shown. */
public final class Mask {
    /** What stands where a private key was pasted. */
    public static final String PRIVATE_KEY = "•••••••• (private key removed)";

    private static final String DOTS = "••••••••";
    private static final int SHORTEST_KEY_CHARACTERS = 44;
    private static final int SHOWN_CHARACTERS = 4;

    private Mask() {}

    /** Whether something of a row was masked, so that no copy of what was given may be kept either. */
    public static boolean masks(ReadRow row) {
        RowFault fault = row.fault();
        return row.input().contains(DOTS)
                || (fault != null && fault.code().equals(AddressError.Code.PRIVATE_KEY.name()));
    }

    /** The input to keep, given why it is invalid. */
    static String input(String given, AddressError.Code code) {
        return switch (code) {
            case PRIVATE_KEY -> PRIVATE_KEY;
            case KEY_OR_TXID -> ends(given.strip());
            default -> given;
        };
    }

    /** What may be a key keeps its two ends, by which its owner knows the row again. */
    private static String ends(String text) {
        return text.substring(0, SHOWN_CHARACTERS) + DOTS + text.substring(text.length() - SHOWN_CHARACTERS);
    }

    /** The text itself unless it reads as a private key; for columns that should hold none. */
    static @Nullable String elsewhere(AddressReader reader, @Nullable String text) {
        if (text == null || text.length() < SHORTEST_KEY_CHARACTERS) {
            return text;
        }
        boolean key = reader.read(null, text, null) instanceof AddressReading.Invalid invalid
                && (invalid.error().code() == AddressError.Code.PRIVATE_KEY
                        || invalid.error().code() == AddressError.Code.KEY_OR_TXID);
        return key ? PRIVATE_KEY : text;
    }
}
