package kr.haetae.cli.audit;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code haetae audit}: the auditor's tools. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description =
                "Exports the audit log, checks exports offline, looks for dragnets. / 감사기록을 내려받고 오프라인으로 검증하며, 저인망식 조회를 가려냅니다.",
        subcommands = {ExportCommand.class, VerifyBundleCommand.class, DragnetCommand.class, HelpCommand.class})
public final class AuditCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(command).commandLine(), "export | verify | dragnet");
    }
}
