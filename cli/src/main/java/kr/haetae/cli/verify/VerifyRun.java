package kr.haetae.cli.verify;

import java.util.Objects;
import kr.haetae.cli.CommandFailure;
import kr.haetae.cli.CommonOptions;
import kr.haetae.cli.ExitCode;
import kr.haetae.cli.Texts;
import kr.haetae.cli.hubclient.Download;
import kr.haetae.cli.hubclient.HubClient;
import kr.haetae.cli.hubclient.HubGone;
import kr.haetae.cli.hubclient.HubRefused;

/** One verification from the log-in to the written result. */
final class VerifyRun {
    private final VerifyOptions options;
    private final CommonOptions common;
    private final Texts texts;
    private final HubClient client;
    private final Patience patience = new Patience();
    private final Resumption resumption;
    /** Empty until the hub has accepted the submission. */
    private String id;

    VerifyRun(VerifyOptions options, CommonOptions common) {
        this.options = options;
        this.common = common;
        this.texts = common.texts();
        this.client = new HubClient(options.hub, texts.language());
        this.resumption = new Resumption(options);
        this.id = options.resume == null ? "" : options.resume;
    }

    /** Answers the exit status. */
    int run() {
        try {
            patience.run(() -> client.logInToDemo(options.role));
            if (id.isEmpty()) {
                id = submit();
            }
            boolean everyAnswerIn =
                    new Waiting(client, id, new ProgressBar(common.err(), texts), patience).untilSettled();
            patience.run(() -> Download.to(options.out, texts)
                    .write(client, "/api/v1/verifications/" + id + "/results." + options.format, common.out()));
            if (everyAnswerIn) {
                return ExitCode.OK;
            }
            common.err().println(texts.say("verify.deadlinePassed", resumption.commandFor(id)));
            return ExitCode.DEADLINE_PASSED;
        } catch (HubRefused refused) {
            throw refusal(refused);
        } catch (HubGone gone) {
            throw new CommandFailure(ExitCode.HUB_GONE, howToGoOn());
        }
    }

    private String submit() throws HubGone {
        try (InputFile input = InputFile.open(Objects.requireNonNull(options.in), texts)) {
            return patience.with(() -> client.post(
                            "/api/v1/verifications",
                            input.form(
                                    Objects.requireNonNull(options.caseId), options.purpose, options.deadlineSeconds),
                            options.submissionKey)
                    .path("id")
                    .asString());
        }
    }

    private String howToGoOn() {
        return id.isEmpty()
                ? texts.say("hub.goneBeforeSubmission", options.hub, resumption.commandAgain())
                : texts.say("hub.gone", options.hub, id, resumption.commandFor(id));
    }

    private CommandFailure refusal(HubRefused refused) {
        boolean ours = refused.status() < 500;
        return new CommandFailure(
                ours ? ExitCode.REFUSED : ExitCode.FAILED,
                refused.code().isEmpty()
                        ? texts.say("hub.refused", refused.status(), refused.detail())
                        : refused.code() + ": " + refused.detail());
    }
}
