package kr.haetae.hub.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import kr.haetae.hub.Api;
import kr.haetae.hub.audit.LogRow;
import kr.haetae.hub.audit.LogRows;
import kr.haetae.hub.verification.planning.PackedAnswers;
import kr.haetae.protocol.audit.AuditField;
import kr.haetae.protocol.audit.AuditLeaf;
import kr.haetae.tlog.Base64Text;
import kr.haetae.tlog.Checkpoint;
import kr.haetae.tlog.MerkleProof;
import kr.haetae.tlog.MerkleTree;
import kr.haetae.tlog.NoteSigner;
import kr.haetae.tlog.SignedNote;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class AnswersInTheLogTest extends RestOverExchangesTest {
    @Autowired
    private NoteSigner log;

    @Autowired
    private LogRows rows;

    @Test
    void everyAnswerNamesItsRowAndTheRowIsProvenToBeInTheSignedLog() {
        String id = submitted(Map.of(
                "caseId",
                "DEMO-1",
                "rows",
                List.of(Map.of("address", TestAddresses.tron(1)), Map.of("address", TestAddresses.tron(2)))));
        for (JsonNode answer : loggedAnswers(id)) {
            long index = answer.path("logIndex").asLong();
            assertThat(answer.path("proof").asString("")).isEqualTo("/api/v1/audit/proofs/" + index);
            JsonNode proof = api.get(answer.path("proof").asString("")).json();
            byte[] leaf = Base64Text.decode(proof.path("leaf").asString(""));
            SignedNote note = SignedNote.parse(proof.path("checkpoint").asString(""));
            Checkpoint head = Checkpoint.parse(note.text());
            List<byte[]> path = new ArrayList<>();
            proof.path("path").forEach(hash -> path.add(Base64Text.decodeHash(hash.asString(""))));

            assertThat(note.isSignedBy(log.key())).isTrue();
            assertThat(proof.path("treeSize").asLong()).isEqualTo(head.size());
            assertThat(MerkleProof.includes(MerkleTree.leafHash(leaf), index, head.size(), path, head.root()))
                    .isTrue();
            assertThat(AuditLeaf.parse(new String(leaf, StandardCharsets.US_ASCII))
                            .event())
                    .isIn("verification.batch-answered", "verification.confirmation-answered");
        }
    }

    @Test
    void theRowOpensToTheCaseAndTheRootOfTheAnswers() {
        String id = submitted(Map.of("caseId", "DEMO-1", "rows", List.of(Map.of("address", TestAddresses.tron(3)))));
        long index = loggedAnswers(id).get(0).path("logIndex").asLong();
        LogRow row = rows.rows(index, index + 1, 1, LogRows.Openings.OPENED).get(0);
        byte[] answers = jdbc.sql("select answers from batch_answer where verification_id = ?::uuid")
                .param(id)
                .query(byte[].class)
                .single();
        assertThat(opened(row, AuditField.CASE)).containsExactly("smpa-cyber/DEMO-1");
        assertThat(opened(row, AuditField.FACTS))
                .containsSequence("answersRoot", HexFormat.of().formatHex(PackedAnswers.root(answers)));
    }

    @Test
    void aRowThatDoesNotExistIsNotProven() {
        refused(api.get("/api/v1/audit/proofs/123456789"), 404, "LOG_INDEX_UNKNOWN");
        refused(api.get("/api/v1/audit/proofs/-1"), 404, "LOG_INDEX_UNKNOWN");
        refused(api.get("/api/v1/audit/proofs/x"), 400, "INVALID_FIELD");
        refused(Api.as(port, "operator").get("/api/v1/audit/proofs/0"), 403, "FORBIDDEN");
    }

    @Test
    void everybodyLoggedInReadsTheCheckpointAsASignedNote() {
        loggedAnswers(submitted(Map.of("caseId", "DEMO-1", "rows", List.of(Map.of("address", TestAddresses.tron(4))))));
        Api.Answer answer = Api.as(port, "operator").get("/api/v1/audit/checkpoint");
        assertThat(answer.header("Content-Type")).startsWith("text/plain");
        SignedNote note = SignedNote.parse(answer.body());
        assertThat(note.isSignedBy(log.key())).isTrue();
        assertThat(Checkpoint.parse(note.text()).origin()).isEqualTo(log.key().name());
        refused(api.get("/api/v1/audit/checkpoint?witnessed=true"), 404, "CHECKPOINT_UNKNOWN");
        refused(Api.anonymous(port).get("/api/v1/audit/checkpoint"), 401, "LOGIN_REQUIRED");
    }

    private static List<String> opened(LogRow row, AuditField field) {
        return row.openings().stream()
                .filter(opening -> opening.field() == field)
                .findFirst()
                .orElseThrow()
                .values();
    }
}
