package kr.haetae.cli.demo;

import java.io.PrintWriter;
import kr.haetae.cli.Texts;

/** What the person who started the demo sees: one line a step. */
final class Console {
    private final PrintWriter out;
    private final Texts texts;

    Console(PrintWriter out, Texts texts) {
        this.out = out;
        this.texts = texts;
    }

    synchronized void say(String key, Object... arguments) {
        out.println("· " + texts.say(key, arguments));
        out.flush();
    }

    /** The line scripts wait for, alone. */
    synchronized void ready(String url) {
        out.println("ready " + url);
        out.flush();
    }

    Texts texts() {
        return texts;
    }
}
