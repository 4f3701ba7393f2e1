package kr.haetae.cli.verify;

import java.io.PrintWriter;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import kr.haetae.cli.CommandFailure;
import kr.haetae.cli.ExitCode;
import kr.haetae.cli.Texts;
import kr.haetae.cli.hubclient.HubClient;
import kr.haetae.cli.hubclient.HubGone;
import kr.haetae.cli.hubclient.HubRefused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code haetae verify}: a list in, the same list out with a verdict on every row. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Asks which exchange manages each address of a list. / 목록의 주소마다 관리 거래소를 확인합니다.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every row has a verdict (INVALID included)",
            "1:failed for another reason",
            "2:the input, an option or the case was refused; nothing was saved",
            "3:the deadline passed and an exchange is still silent; the output holds what is known",
            "4:the hub cannot be reached or vanished; the command that resumes was printed"
        })
public final class VerifyCommand implements Callable<Integer> {
    @Option(
            names = "--hub",
            paramLabel = "URL",
            defaultValue = "http://localhost:8080",
            description = "The hub (default: ${DEFAULT-VALUE}).")
    private URI hub = URI.create("http://localhost:8080");

    @Option(names = "--case", paramLabel = "ID", description = "The case the verification belongs to.")
    private @Nullable String caseId;

    @Option(
            names = "--in",
            paramLabel = "FILE|-",
            description = "CSV, XLSX, JSON or one address a line; - reads standard input.")
    private @Nullable String in;

    @Option(
            names = "--out",
            paramLabel = "FILE|-",
            defaultValue = "-",
            description = "Where the result goes; - is standard output.")
    private String out = "-";

    @Option(
            names = "--format",
            paramLabel = "csv|json",
            defaultValue = "csv",
            description = "Form of the result (default: ${DEFAULT-VALUE}).")
    private ResultFormat format = ResultFormat.csv;

    @Option(
            names = "--as",
            paramLabel = "ROLE",
            defaultValue = "investigator",
            description = "Logs in as the demo's person of that role; demo hubs only (default: ${DEFAULT-VALUE}).")
    private String role = "investigator";

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            description = "How long a silent exchange is waited for, 1 to 600 (default: the hub's, 30).")
    private @Nullable Integer deadlineSeconds;

    @Option(
            names = "--purpose",
            paramLabel = "TEXT",
            description = "Why these addresses are asked about (default: the case's purpose).")
    private @Nullable String purpose;

    @Option(
            names = "--resume",
            paramLabel = "ID",
            description = "Goes on waiting for a verification submitted before; --case and --in are not needed.")
    private @Nullable String resume;

    @Option(
            names = "--submission",
            paramLabel = "KEY",
            hidden = true,
            description = "Repeats a submission whose answer was lost.")
    private String submissionKey = UUID.randomUUID().toString();

    @Option(
            names = "--lang",
            paramLabel = "ko|en",
            defaultValue = "",
            description = "Language of messages (default: the machine's).")
    private String language = "";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Texts texts = Texts.in(language);
        PrintWriter err = err();
        checkOptions(texts);
        HubClient client = new HubClient(hub, texts.language());
        Patience patience = new Patience();
        Resumption resumption = new Resumption(hub, caseId, in, out, format, role, submissionKey);
        String id = resume == null ? "" : resume;
        try {
            patience.with(() -> {
                client.logInToDemo(role);
                return "";
            });
            if (id.isEmpty()) {
                id = submit(texts, client, patience);
            }
            String known = id;
            Waiting waiting = new Waiting(client, known, new ProgressBar(err, texts), patience);
            boolean everyAnswerIn = waiting.untilSettled();
            patience.with(() -> {
                ResultFile.to(out).write(client, known, format, stdout());
                return "";
            });
            if (!everyAnswerIn) {
                err.println(texts.say("verify.deadlinePassed", resumption.commandFor(known)));
                return ExitCode.DEADLINE_PASSED;
            }
            return ExitCode.OK;
        } catch (HubRefused refused) {
            throw refusal(texts, refused);
        } catch (HubGone gone) {
            throw new CommandFailure(
                    ExitCode.HUB_GONE,
                    id.isEmpty()
                            ? texts.say("hub.goneBeforeSubmission", hub, resumption.commandAgain())
                            : texts.say("hub.gone", hub, id, resumption.commandFor(id)));
        }
    }

    private static CommandFailure refusal(Texts texts, HubRefused refused) {
        boolean ours = refused.status() < 500;
        return new CommandFailure(
                ours ? ExitCode.REFUSED : ExitCode.FAILED,
                refused.code().isEmpty()
                        ? texts.say("hub.refused", refused.status(), refused.detail())
                        : refused.code() + ": " + refused.detail());
    }

    private String submit(Texts texts, HubClient client, Patience patience) throws HubGone {
        try (InputFile input = InputFile.open(Objects.requireNonNull(in), texts)) {
            return patience.with(() -> client.post(
                            "/api/v1/verifications",
                            input.form(Objects.requireNonNull(caseId), purpose, deadlineSeconds),
                            submissionKey)
                    .path("id")
                    .asString());
        }
    }

    private void checkOptions(Texts texts) {
        if (resume == null && (caseId == null || in == null)) {
            throw new CommandFailure(ExitCode.REFUSED, texts.say("verify.caseAndInput"));
        }
        if (deadlineSeconds != null && (deadlineSeconds < 1 || deadlineSeconds > 600)) {
            throw new CommandFailure(ExitCode.REFUSED, texts.say("verify.deadlineRange"));
        }
    }

    private PrintWriter err() {
        return Objects.requireNonNull(spec).commandLine().getErr();
    }

    private PrintWriter stdout() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }
}
