package kr.haetae.cli.verify;

import java.util.concurrent.Callable;
import kr.haetae.cli.CommonOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
    @Mixin
    private VerifyOptions options = new VerifyOptions();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Override
    public Integer call() {
        options.check(common.texts());
        return new VerifyRun(options, common).run();
    }
}
