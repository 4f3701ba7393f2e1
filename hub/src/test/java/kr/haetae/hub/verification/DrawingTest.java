package kr.haetae.hub.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import kr.haetae.hub.Api;
import kr.haetae.hub.machineport.TestMember;
import kr.haetae.hub.verification.planning.BatchPlan;
import kr.haetae.protocol.VerifyKey;
import kr.haetae.protocol.audit.DrawnElement;
import kr.haetae.protocol.audit.DrawnElement.Draw;
import kr.haetae.tlog.NoteSigner;
import kr.haetae.verifier.DragnetCheck;
import kr.haetae.verifier.DragnetFinding;
import kr.haetae.verifier.TrustPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** An auditor's draws from what an agent was shown of one verification of two addresses. */
abstract class DrawingTest extends RestOverExchangesTest {
    protected static final Duration TERM = Duration.ofDays(90);

    @Autowired
    private NoteSigner log;

    @Autowired
    private TransactionTemplate transactions;

    protected Api auditor;
    protected String verification;
    protected UUID batch;
    protected String header;

    @BeforeEach
    void ask() {
        auditor = Api.as(port, "auditor");
        verification = submitted(
                Map.of("caseId", "DEMO-1", "text", TestAddresses.tron(1) + "\nnonsense\n" + TestAddresses.tron(2)));
        loggedAnswers(verification);
        batch = jdbc.sql("select id from batch where verification_id = ?::uuid")
                .param(verification)
                .query(UUID.class)
                .single();
        header = jdbc.sql("select header from batch where id = ?")
                .param(batch)
                .query(String.class)
                .single();
    }

    /** As somebody would who holds the database. */
    protected void changed(String sql) {
        transactions.executeWithoutResult(
                status -> jdbc.sql(sql).param(verification).update());
    }

    protected List<DragnetFinding> findings(Instant now) {
        List<DrawnElement> opened = open(draws(batch, 16));
        DragnetCheck check = check(now);
        return IntStream.range(0, opened.size())
                .mapToObj(position -> check.check(header, position, opened.get(position)))
                .toList();
    }

    protected DragnetCheck check(Instant now) {
        VerifyKey hubKey = VerifyKey.of(
                Base64.getDecoder().decode(TestMember.hubCard(dataDir).verifyKey()));
        return new DragnetCheck(TrustPolicy.of(log.key(), List.of(), 0), hubKey, now, TERM);
    }

    protected static List<Draw> draws(UUID id, int count) {
        return IntStream.range(0, count)
                .mapToObj(position -> new Draw(hex(id), position))
                .toList();
    }

    protected static String hex(UUID id) {
        return HexFormat.of().formatHex(BatchPlan.bytes(id));
    }

    protected List<DrawnElement> open(List<Draw> draws) {
        Api.Answer answer = auditor.post("/api/v1/audit/openings", Map.of("draws", draws));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return new JsonMapper()
                .readValue(answer.body(), DrawnElement.Opened.class)
                .openings();
    }
}
