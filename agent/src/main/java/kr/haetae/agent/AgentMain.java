package kr.haetae.agent;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import kr.haetae.agent.command.AgentCommand;
import kr.haetae.agent.report.ExitCode;
import kr.haetae.agent.report.Problem;
import kr.haetae.agent.report.Texts;
import picocli.CommandLine;

/** Entry point: {@code java -jar haetae-agent.jar init|run|publish|status}. */
public final class AgentMain {
    private final Texts texts;
    private final PrintStream err;

    private AgentMain(Texts texts, PrintStream err) {
        this.texts = texts;
        this.err = err;
    }

    public static void main(String[] args) {
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        System.exit(run(args, out, err));
    }

    /** Runs one command and returns its exit code. Whatever happens, people see one line and no stack trace. */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        Texts texts = Texts.of(locale(args));
        AgentMain main = new AgentMain(texts, err);
        CommandLine commandLine = new CommandLine(new AgentCommand(texts, out, err, Clock.systemUTC()))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((failure, command, parsed) -> main.explain(failure))
                .setParameterExceptionHandler((failure, arguments) -> main.explain(failure));
        commandLine.setResourceBundle(texts.bundle());
        commandLine.getSubcommands().values().forEach(sub -> sub.setResourceBundle(texts.bundle()));
        if (args.length == 0) {
            commandLine.usage(out);
            return ExitCode.USAGE.number();
        }
        return commandLine.execute(args);
    }

    private int explain(Exception failure) {
        Problem problem = problem(failure);
        err.println(texts.text("error", problem.in(texts)));
        return problem.exitCode().number();
    }

    private static Problem problem(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        if (failure instanceof CommandLine.ParameterException) {
            return new Problem(ExitCode.USAGE, "usage", String.valueOf(failure.getMessage()));
        }
        if (failure instanceof IOException) {
            return new Problem(ExitCode.HUB_UNREACHABLE, "hub.unreachable");
        }
        return new Problem(ExitCode.UNEXPECTED, "unexpected", failure.getClass().getName());
    }

    private static Locale locale(String[] args) {
        for (int i = 0; i < args.length; i++) {
            if (args[i].startsWith("--lang=")) {
                return Locale.forLanguageTag(args[i].substring("--lang=".length()));
            }
            if (args[i].equals("--lang") && i + 1 < args.length) {
                return Locale.forLanguageTag(args[i + 1]);
            }
        }
        return Locale.getDefault();
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
