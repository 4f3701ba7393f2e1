package kr.haetae.agent.report;

import java.io.PrintStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Log lines for people, one line each, on standard error. Nothing secret or personal is ever an argument. */
public final class Console {
    private final Texts texts;
    private final PrintStream stream;
    private final Clock clock;

    public Console(Texts texts, PrintStream stream, Clock clock) {
        this.texts = texts;
        this.stream = stream;
        this.clock = clock;
    }

    /** Says a text whose key has the prefix {@code log.}. */
    public void info(String key, Object... arguments) {
        line("INFO ", texts.text("log." + key, arguments));
    }

    /** As {@link #info}, for what somebody should look at. */
    public void warn(String key, Object... arguments) {
        line("WARN ", texts.text("log." + key, arguments));
    }

    /** Warns of a problem that does not end the command. */
    public void warn(Problem problem) {
        line("WARN ", problem.in(texts));
    }

    private void line(String level, String text) {
        synchronized (stream) {
            stream.println(clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + level + " " + text);
        }
    }
}
