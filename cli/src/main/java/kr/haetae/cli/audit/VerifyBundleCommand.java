package kr.haetae.cli.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import kr.haetae.cli.CommandFailure;
import kr.haetae.cli.CommonOptions;
import kr.haetae.cli.ExitCode;
import kr.haetae.cli.Texts;
import kr.haetae.verifier.AuditBundleVerifier;
import kr.haetae.verifier.TrustPolicy;
import kr.haetae.verifier.Verdict;
import kr.haetae.verifier.Verdict.Failed;
import kr.haetae.verifier.Verdict.Summary;
import kr.haetae.verifier.Verdict.Verified;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code haetae audit verify}: everything in a bundle is proven, or the first thing that is not. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Checks an exported bundle, offline. / 내려받은 묶음을 오프라인으로 검증합니다.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything in the bundle is proven under the keys given",
            "1:it is not; the reason is printed with its code",
            "2:an option or a file of keys was refused"
        })
final class VerifyBundleCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The bundle.")
    private Path file = Path.of("");

    @Mixin
    private TrustOptions trust = new TrustOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        Texts texts = common.texts();
        TrustPolicy policy = trust.policy(texts);
        Verdict verdict;
        try (InputStream bundle = Files.newInputStream(file)) {
            verdict = new AuditBundleVerifier(policy, Clock.systemUTC()).verify(bundle);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.REFUSED, texts.say("demo.noFile", file));
        }
        if (verdict instanceof Failed failed) {
            common.err().println(failure(failed, texts));
            return ExitCode.FAILED;
        }
        summary(((Verified) verdict).summary(), policy, texts);
        return ExitCode.OK;
    }

    private static String failure(Failed failed, Texts texts) {
        String sentence = texts.language().equals("ko")
                ? failed.reason().korean()
                : failed.reason().english();
        String where = failed.leafIndex().isPresent()
                ? texts.say("audit.atRow", failed.line(), failed.leafIndex().getAsLong())
                : texts.say("audit.atLine", failed.line());
        return texts.say("audit.notVerified", failed.reason().code(), sentence, where);
    }

    private void summary(Summary summary, TrustPolicy policy, Texts texts) {
        common.out().println(texts.say("audit.verified", summary.origin(), summary.rows(), summary.checkpoints()));
        common.out().println(texts.say("audit.opened", summary.openedRows(), summary.rows() - summary.openedRows()));
        if (policy.quorum() == 0) {
            common.out().println(texts.say("audit.noQuorum", summary.treeSize()));
        } else {
            String at = summary.cosignedAtSeconds().isPresent()
                    ? Instant.ofEpochSecond(summary.cosignedAtSeconds().getAsLong())
                            .toString()
                    : "-";
            common.out()
                    .println(texts.say(
                            "audit.witnessed",
                            summary.witnessedSize(),
                            summary.treeSize(),
                            policy.quorum(),
                            policy.witnesses().size(),
                            at));
        }
        if (summary.unwitnessedRows() > 0) {
            common.out().println(texts.say("audit.tail", summary.unwitnessedRows()));
        }
    }
}
