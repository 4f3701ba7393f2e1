package kr.haetae.cli;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every client command takes, and where it speaks to. */
public final class CommonOptions {
    @Option(
            names = "--lang",
            paramLabel = "ko|en",
            defaultValue = "",
            description = "Language of messages (default: the machine's).")
    private String language = "";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /** The sentences in the language asked for. */
    public Texts texts() {
        return Texts.in(language);
    }

    /** Standard output, as the command line was given it. */
    public PrintWriter out() {
        return Objects.requireNonNull(command).commandLine().getOut();
    }

    /** Standard error, as the command line was given it. */
    public PrintWriter err() {
        return Objects.requireNonNull(command).commandLine().getErr();
    }
}
