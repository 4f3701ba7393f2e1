package kr.haetae.cli.verify;

import java.io.PrintWriter;
import kr.haetae.cli.Texts;

/** A bar on a terminal; nothing where the output is not one. */
final class ProgressBar {
    private static final int WIDTH = 30;

    private final PrintWriter err;
    private final Texts texts;
    /** Java cannot tell whether standard error is a terminal; the launcher can. */
    private final boolean terminal = Boolean.getBoolean("haetae.terminal");

    ProgressBar(PrintWriter err, Texts texts) {
        this.err = err;
        this.texts = texts;
    }

    void show(Progress progress) {
        if (!terminal || progress.rows() == 0) {
            return;
        }
        int filled = (int) (WIDTH * progress.decided() / progress.rows());
        err.print("\r" + "█".repeat(filled) + "░".repeat(WIDTH - filled) + " "
                + texts.say("verify.progress", progress.decided(), progress.rows()) + "\033[K");
        err.flush();
    }

    void done() {
        if (terminal) {
            err.println();
        }
    }
}
