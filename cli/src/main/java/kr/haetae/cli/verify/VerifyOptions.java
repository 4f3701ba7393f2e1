package kr.haetae.cli.verify;

import java.net.URI;
import java.util.UUID;
import java.util.regex.Pattern;
import kr.haetae.cli.CommandFailure;
import kr.haetae.cli.ExitCode;
import kr.haetae.cli.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code haetae verify} was asked to do. */
final class VerifyOptions {
    private static final int MAX_DEADLINE_SECONDS = 600;
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @Option(
            names = "--hub",
            paramLabel = "URL",
            defaultValue = "http://localhost:8080",
            description = "The hub (default: ${DEFAULT-VALUE}).")
    URI hub = URI.create("http://localhost:8080");

    @Option(names = "--case", paramLabel = "ID", description = "The case the verification belongs to.")
    @Nullable
    String caseId;

    @Option(
            names = "--in",
            paramLabel = "FILE|-",
            description = "CSV, XLSX, JSON or one address a line; - reads standard input.")
    @Nullable
    String in;

    @Option(
            names = "--out",
            paramLabel = "FILE|-",
            defaultValue = "-",
            description = "Where the result goes; - is standard output.")
    String out = "-";

    @Option(
            names = "--format",
            paramLabel = "csv|json",
            defaultValue = "csv",
            description = "Form of the result (default: ${DEFAULT-VALUE}).")
    ResultFormat format = ResultFormat.csv;

    @Option(
            names = "--as",
            paramLabel = "ROLE",
            defaultValue = "investigator",
            description = "Logs in as the demo's person of that role; demo hubs only (default: ${DEFAULT-VALUE}).")
    String role = "investigator";

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            description = "How long a silent exchange is waited for, 1 to 600 (default: the hub's, 30).")
    @Nullable
    Integer deadlineSeconds;

    @Option(
            names = "--purpose",
            paramLabel = "TEXT",
            description = "Why these addresses are asked about (default: the case's purpose).")
    @Nullable
    String purpose;

    @Option(
            names = "--resume",
            paramLabel = "ID",
            description = "Goes on waiting for a verification submitted before; --case and --in are not needed.")
    @Nullable
    String resume;

    @Option(
            names = "--submission",
            paramLabel = "KEY",
            hidden = true,
            description = "Repeats a submission whose answer was lost.")
    String submissionKey = UUID.randomUUID().toString();

    /** Refuses what cannot go together before anything is sent. */
    void check(Texts texts) {
        if (resume == null && (caseId == null || in == null)) {
            throw new CommandFailure(ExitCode.REFUSED, texts.say("verify.caseAndInput"));
        }
        if (resume != null && !ID.matcher(resume).matches()) {
            throw new CommandFailure(ExitCode.REFUSED, texts.say("verify.badId"));
        }
        if (deadlineSeconds != null && (deadlineSeconds < 1 || deadlineSeconds > MAX_DEADLINE_SECONDS)) {
            throw new CommandFailure(ExitCode.REFUSED, texts.say("verify.deadlineRange"));
        }
    }
}
