package kr.haetae.cli.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kr.haetae.cli.CommandFailure;
import kr.haetae.cli.CommonOptions;
import kr.haetae.cli.ExitCode;
import kr.haetae.cli.Texts;
import kr.haetae.cli.hubclient.Download;
import kr.haetae.cli.hubclient.HubGone;
import kr.haetae.cli.hubclient.HubRefused;
import kr.haetae.tlog.Checkpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code haetae audit export}: a bundle from the hub into a file. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes a bundle of the audit log to a file. / 감사기록 묶음을 파일로 내려받습니다.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the bundle is written",
            "1:failed for another reason",
            "2:an option was refused, or the hub refused",
            "4:the hub cannot be reached or vanished"
        })
final class ExportCommand implements Callable<Integer> {
    @Mixin
    private HubOptions hub = new HubOptions();

    @Option(names = "--out", paramLabel = "FILE|-", required = true, description = "Where the bundle goes.")
    private String out = "-";

    @Mixin
    private SearchOptions search = new SearchOptions();

    @Option(
            names = "--from",
            paramLabel = "N",
            defaultValue = "0",
            description = "Only rows behind the checkpoint of this size, which the one who verifies must know.")
    private long from;

    @Option(
            names = "--known-checkpoint",
            paramLabel = "FILE",
            description = "A checkpoint held already, to be shown in a bundle of some rows; may be repeated.")
    private List<Path> known = new ArrayList<>();

    @Option(names = "--openings", description = "Tell actor, case and facts of all rows too.")
    private boolean openings;

    @Option(names = "--tail", description = "Rows that are not witnessed yet as well.")
    private boolean tail;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        Texts texts = common.texts();
        try {
            Download.to(out, texts).write(hub.client(texts), path(texts), common.out());
            return ExitCode.OK;
        } catch (HubRefused refused) {
            throw new CommandFailure(
                    refused.status() < 500 ? ExitCode.REFUSED : ExitCode.FAILED,
                    refused.code().isEmpty()
                            ? texts.say("hub.refused", refused.status(), refused.detail())
                            : refused.code() + ": " + refused.detail());
        } catch (HubGone gone) {
            throw new CommandFailure(ExitCode.HUB_GONE, texts.say("audit.hubGone", hub.url()));
        }
    }

    private String path(Texts texts) {
        String terms = search.query(texts);
        StringBuilder path = new StringBuilder("/api/v1/audit/bundles?from=" + from).append(terms);
        if (!terms.isEmpty()) {
            for (Path file : known) {
                Checkpoint checkpoint = KeyFiles.checkpoint(file, texts);
                path.append("&known=").append(checkpoint.size());
            }
        }
        return path + (openings ? "&openings=true" : "") + (tail ? "&tail=true" : "");
    }
}
