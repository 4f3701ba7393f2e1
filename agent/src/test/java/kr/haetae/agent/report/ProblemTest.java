package kr.haetae.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import kr.haetae.agent.connector.ConnectorException;
import kr.haetae.agent.connector.ConnectorException.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {
    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonOfUnreadableWalletsIsToldInBothLanguages(Reason reason) {
        Problem problem = Problem.unreadableWallets(new ConnectorException(reason, "42P01", false));
        assertThat(problem.in(Texts.of(Locale.ENGLISH)))
                .containsPattern("[a-z]{3}")
                .doesNotContainPattern("[가-힣]");
        assertThat(problem.in(Texts.of(Locale.KOREAN))).containsPattern("[가-힣]");
        assertThat(problem.exitCode()).isEqualTo(ExitCode.WALLETS);
    }
}
