package kr.haetae.agent.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import kr.haetae.agent.config.ConfigTemplate;
import kr.haetae.agent.keys.AgentDirectory;
import kr.haetae.agent.report.Console;
import kr.haetae.agent.report.ExitCode;
import kr.haetae.agent.report.Problem;
import kr.haetae.agent.report.Progress;
import kr.haetae.agent.report.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line of the agent; every sub-command is one method. */
@Command(
        name = "agent",
        mixinStandardHelpOptions = true,
        versionProvider = AgentVersion.class,
        description = "${bundle:help.agent}",
        exitCodeListHeading = "%n${bundle:help.exitCodes}%n",
        exitCodeList = {
            "0:${bundle:help.exit.0}",
            "1:${bundle:help.exit.1}",
            "2:${bundle:help.exit.2}",
            "3:${bundle:help.exit.3}",
            "4:${bundle:help.exit.4}",
            "5:${bundle:help.exit.5}",
            "6:${bundle:help.exit.6}",
            "7:${bundle:help.exit.7}"
        })
public final class AgentCommand {
    private static final String DEFAULT_ELEMENTS_PER_DAY = "2000000";
    private static final String DEFAULT_CONFIRMATIONS_PER_DAY = "200000";

    private final Texts texts;
    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;
    private final Console console;

    public AgentCommand(Texts texts, PrintStream out, PrintStream err, Clock clock) {
        this.texts = texts;
        this.out = out;
        this.err = err;
        this.clock = clock;
        this.console = new Console(texts, err, clock);
    }

    /** Known to the parser, and acted upon before it starts: its own messages are in that language too. */
    @Option(names = "--lang", paramLabel = "ko|en", scope = ScopeType.INHERIT, description = "${bundle:help.lang}")
    void language(String code) {
        if (!code.equals("ko") && !code.equals("en")) {
            throw new Problem(ExitCode.USAGE, "usage.choice", "--lang", "ko, en");
        }
    }

    @Command(name = "init", mixinStandardHelpOptions = true, description = "${bundle:help.init}")
    int init(
            @Option(names = "--dir", required = true, paramLabel = "DIR", description = "${bundle:help.dir}") Path dir,
            @Option(names = "--exchange", required = true, paramLabel = "NAME", description = "${bundle:help.exchange}")
                    String exchange,
            @Option(names = "--wallets", required = true, paramLabel = "FILE", description = "${bundle:help.wallets}")
                    Path wallets,
            @Option(names = "--hub-card", paramLabel = "FILE", description = "${bundle:help.hubCard}") @Nullable
                    Path hubCard,
            @Option(
                            names = "--elements-per-day",
                            paramLabel = "N",
                            defaultValue = DEFAULT_ELEMENTS_PER_DAY,
                            description = "${bundle:help.elementsPerDay}")
                    long elementsPerDay,
            @Option(
                            names = "--confirmations-per-day",
                            paramLabel = "N",
                            defaultValue = DEFAULT_CONFIRMATIONS_PER_DAY,
                            description = "${bundle:help.confirmationsPerDay}")
                    long confirmationsPerDay) {
        new Init(new AgentDirectory(dir), console, clock)
                .run(new ConfigTemplate(exchange, wallets, elementsPerDay, confirmationsPerDay), hubCard);
        return ExitCode.DONE.number();
    }

    @Command(name = "run", mixinStandardHelpOptions = true, description = "${bundle:help.run}")
    int run(
            @Option(names = "--dir", required = true, paramLabel = "DIR", description = "${bundle:help.dir}") Path dir,
            @Option(names = "--transcript", paramLabel = "FILE", description = "${bundle:help.transcript}") @Nullable
                    Path transcript,
            @Option(names = "--progress", paramLabel = "bar|lines|json", description = "${bundle:help.progress}")
                    @Nullable
                    String progress)
            throws IOException, InterruptedException {
        AgentDirectory directory = new AgentDirectory(dir);
        new Run(directory, parts(directory, transcript, progress), console, clock).run();
        return ExitCode.DONE.number();
    }

    @Command(name = "publish", mixinStandardHelpOptions = true, description = "${bundle:help.publish}")
    int publish(
            @Option(names = "--dir", required = true, paramLabel = "DIR", description = "${bundle:help.dir}") Path dir,
            @Option(names = "--progress", paramLabel = "bar|lines|json", description = "${bundle:help.progress}")
                    @Nullable
                    String progress)
            throws IOException, InterruptedException {
        AgentDirectory directory = new AgentDirectory(dir);
        new Publish(directory, parts(directory, null, progress), console, clock).run();
        return ExitCode.DONE.number();
    }

    @Command(name = "status", mixinStandardHelpOptions = true, description = "${bundle:help.status}")
    int status(
            @Option(names = "--dir", required = true, paramLabel = "DIR", description = "${bundle:help.dir}") Path dir,
            @Option(names = "--json", description = "${bundle:help.json}") boolean json)
            throws InterruptedException {
        return new Status(new AgentDirectory(dir), texts, out, clock).run(json).number();
    }

    private AgentParts parts(AgentDirectory directory, @Nullable Path transcript, @Nullable String progress) {
        return AgentParts.wire(directory, transcript, console, progress(progress), clock);
    }

    private Progress progress(@Nullable String asked) {
        try {
            return new Progress(Progress.Mode.of(asked), texts, out, err);
        } catch (IllegalArgumentException e) {
            throw new Problem(ExitCode.USAGE, "usage.choice", "--progress", "bar, lines, json");
        }
    }
}
