package kr.haetae.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import kr.haetae.cli.audit.AuditCommand;
import kr.haetae.cli.demo.DemoCommand;
import kr.haetae.cli.verify.VerifyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of the client commands. {@code agent} and {@code hub} are programs of their own; the launcher finds them. */
@Command(
        name = "haetae",
        mixinStandardHelpOptions = true,
        version = "haetae 0.1.0",
        description = {
            "Which exchange manages this wallet address: ask thirty, tell one.",
            "이 지갑주소는 어느 거래소가 관리하는가: 모두에게 묻고, 관리하는 곳에만 알린다."
        },
        footer = {
            "",
            "Two more programs are reached through this launcher:",
            "  agent   The exchange-side process: haetae agent --help",
            "  hub     The police-side server:    haetae hub --help"
        },
        subcommands = {DemoCommand.class, VerifyCommand.class, AuditCommand.class, CommandLine.HelpCommand.class})
public final class HaetaeCommand {
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The parser, with errors as one line and never a stack trace. */
    public static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new HaetaeCommand());
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            PrintWriter err = command.getErr();
            if (failure instanceof CommandFailure expected) {
                err.println(expected.getMessage());
                return expected.exitCode();
            }
            err.println(unforeseen(failure, Texts.in(command.getParseResult().matchedOptionValue("--lang", ""))));
            return ExitCode.FAILED;
        });
        commandLine.setParameterExceptionHandler((failure, args) -> {
            PrintWriter err = failure.getCommandLine().getErr();
            err.println(Texts.in(languageOf(args))
                    .say(
                            "usage",
                            String.valueOf(failure.getMessage()),
                            failure.getCommandLine().getCommandSpec().qualifiedName()));
            return ExitCode.REFUSED;
        });
        return commandLine;
    }

    private static String unforeseen(Throwable failure, Texts texts) {
        boolean files = failure instanceof IOException || failure instanceof UncheckedIOException;
        String kind = failure.getClass().getSimpleName();
        String detail = failure.getMessage() == null ? kind : kind + ": " + failure.getMessage();
        return texts.say(files ? "failed.files" : "failed.unexpected", files ? detail : kind);
    }

    /** The language asked for in a command line that could not be parsed. */
    private static String languageOf(String[] args) {
        List<String> words = List.of(args);
        int option = words.indexOf("--lang");
        if (option >= 0 && option + 1 < words.size()) {
            return words.get(option + 1);
        }
        return words.stream()
                .filter(word -> word.startsWith("--lang="))
                .map(word -> word.substring("--lang=".length()))
                .findFirst()
                .orElse("");
    }
}
