package kr.haetae.agent.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Shows how far a long step is: a bar on a terminal, a line every 5 s elsewhere, or JSON lines for a program. */
public final class Progress {
    private static final long BAR_INTERVAL_NANOS = 200_000_000L;
    private static final long LINE_INTERVAL_NANOS = 5_000_000_000L;
    private static final int BAR_CHARACTERS = 30;

    /** How progress is shown. */
    public enum Mode {
        BAR,
        LINES,
        JSON;

        /** The mode asked for, or the one that fits where the agent was started. */
        public static Mode of(@Nullable String asked) {
            if (asked != null) {
                return valueOf(asked.toUpperCase(Locale.ROOT));
            }
            return isTerminal() ? BAR : LINES;
        }

        /** Java 17 cannot say whether standard error is a terminal; Linux can, elsewhere lines are right as well. */
        private static boolean isTerminal() {
            try {
                String target =
                        Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
            } catch (IOException | UnsupportedOperationException e) {
                return false;
            }
        }
    }

    private final Mode mode;
    private final Texts texts;
    private final PrintStream json;
    private final PrintStream people;

    /**
     * Makes a progress display.
     *
     * @param json where JSON lines go
     * @param people where bars and lines go
     */
    public Progress(Mode mode, Texts texts, PrintStream json, PrintStream people) {
        this.mode = mode;
        this.texts = texts;
        this.json = json;
        this.people = people;
    }

    /**
     * Starts a step.
     *
     * @param name {@code reading}, {@code tagging}, {@code uploading}
     * @param total of what is counted, 0 where unknown
     */
    public Step step(String name, long total) {
        Step step = new Step(name, total);
        step.show(false);
        return step;
    }

    /** Says that an epoch reached a state, to programs only. */
    public void event(String name, long epoch) {
        if (mode == Mode.JSON) {
            synchronized (json) {
                json.println("{\"event\":\"" + name + "\",\"epoch\":" + epoch + "}");
                json.flush();
            }
        }
    }

    /** One step; safe for many threads. */
    public final class Step implements AutoCloseable {
        private final String name;
        private final long total;
        private final AtomicLong done = new AtomicLong();
        private final AtomicLong nextShownNanos = new AtomicLong(System.nanoTime() + intervalNanos());
        private final AtomicLong lastShown = new AtomicLong(-1);

        private Step(String name, long total) {
            this.name = name;
            this.total = total;
        }

        public void advance(long by) {
            done.addAndGet(by);
            long due = nextShownNanos.get();
            long now = System.nanoTime();
            if (now - due >= 0 && nextShownNanos.compareAndSet(due, now + intervalNanos())) {
                show(false);
            }
        }

        @Override
        public void close() {
            show(true);
        }

        private long intervalNanos() {
            return mode == Mode.LINES ? LINE_INTERVAL_NANOS : BAR_INTERVAL_NANOS;
        }

        private void show(boolean last) {
            boolean shownAlready = lastShown.getAndSet(done.get()) == done.get();
            if (shownAlready && !(last && mode == Mode.BAR)) {
                return;
            }
            switch (mode) {
                case JSON ->
                    print(json, "{\"progress\":\"" + name + "\",\"done\":" + done + ",\"total\":" + total + "}\n");
                case LINES -> print(people, title() + " " + count() + "\n");
                case BAR -> print(people, "\r" + title() + " " + bar() + " " + count() + (last ? "\n" : ""));
            }
        }

        private String title() {
            return texts.text("progress." + name);
        }

        private String count() {
            return total > 0 ? done + "/" + total : done.toString();
        }

        private String bar() {
            int filled = total > 0 ? (int) Math.min(BAR_CHARACTERS, done.get() * BAR_CHARACTERS / total) : 0;
            return "[" + "#".repeat(filled) + ".".repeat(BAR_CHARACTERS - filled) + "]";
        }

        private void print(PrintStream stream, String text) {
            synchronized (stream) {
                stream.print(text);
                stream.flush();
            }
        }
    }
}
