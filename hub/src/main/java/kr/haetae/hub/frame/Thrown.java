package kr.haetae.hub.frame;

import java.sql.SQLException;
import java.util.Arrays;

/**
 * What a log may say of something thrown: kinds and a place. Never a message: a database's error text quotes the row, and a
 * row may hold an address.
 */
public final class Thrown {
    private static final String OURS = "kr.haetae";

    private Thrown() {}

    /** Its kind, its last cause's kind with the SQL state where there is one, and the innermost line of ours. */
    public static String toLog(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String place = Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("");
        String state = cause instanceof SQLException sql ? " " + sql.getSQLState() : "";
        return thrown.getClass().getSimpleName() + " (" + cause.getClass().getSimpleName() + state + ") at " + place;
    }
}
