package kr.haetae.hub.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import kr.haetae.hub.Api;
import kr.haetae.hub.audit.LogRow;
import kr.haetae.hub.audit.LogRows;
import kr.haetae.hub.machineport.TestMember;
import kr.haetae.hub.verification.confirming.SignedAnswers;
import kr.haetae.hub.verification.planning.PackedAnswers;
import kr.haetae.protocol.BatchHeader;
import kr.haetae.protocol.LeafOpening;
import kr.haetae.protocol.VerifyKey;
import kr.haetae.protocol.audit.AuditField;
import kr.haetae.protocol.audit.SaltedCommitment;
import kr.haetae.tlog.Base64Text;
import kr.haetae.tlog.MerkleProof;
import kr.haetae.tlog.MerkleTree;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** From the address somebody asked about to the row of the log that commits to its answer, nothing is missing. */
class AnswerProofTest extends RestOverExchangesTest {
    @Autowired
    private LogRows rows;

    @Test
    void anAnswerIsProvableWholeFromTheInputToTheRowThatCommitsToIt() {
        String wallet = TestAddresses.tron(1);
        String id = submitted(Map.of(
                "caseId",
                "DEMO-1",
                "rows",
                List.of(Map.of("address", wallet), Map.of("address", TestAddresses.tron(2)))));
        List<JsonNode> answers = loggedAnswers(id);
        JsonNode hit = proof(id, 1);
        JsonNode miss = proof(id, 2);

        assertThat(standsUnder(hit.path("lookup"), PackedAnswers.FOUND)).isTrue();
        assertThat(standsUnder(miss.path("lookup"), PackedAnswers.NOT_MANAGED)).isTrue();
        assertThat(standsUnder(miss.path("lookup"), PackedAnswers.FOUND)).isFalse();
        assertThat(isInput(hit.path("lookup"), wallet)).isTrue();
        assertThat(isInput(hit.path("lookup"), TestAddresses.tron(2))).isFalse();

        JsonNode signed = hit.path("confirmation");
        byte[] leaf = SignedAnswers.leaf(
                signed.path("item").asInt(),
                signed.path("position").asInt(),
                true,
                signed.path("memo").asString(""));
        assertThat(stands(signed, leaf, signed.path("item").asInt(), "confirmationsRoot"))
                .isTrue();
        assertThat(signed.path("row").path("index").asLong())
                .isEqualTo(answers.get(0).path("logIndex").asLong());
        assertThat(miss.path("confirmation").isNull()).isTrue();
        assertThat(miss.path("lookup").path("row").path("index").asLong())
                .isEqualTo(answers.get(1).path("logIndex").asLong());
    }

    @Test
    void noProofIsGivenOfWhatWasNotAnsweredOrIsAnothersOrToStrangers() {
        String id = submitted(Map.of("caseId", "DEMO-1", "text", TestAddresses.tron(5) + "\nnonsense"));
        loggedAnswers(id);
        String rows = PATH + "/" + id + "/rows/";
        String here = "/proof?exchange=Rest%20Exchange";
        refused(api.get(rows + 2 + here), 404, "ANSWER_NOT_LOGGED");
        refused(api.get(rows + 1 + "/proof?exchange=Nobody"), 404, "ANSWER_NOT_LOGGED");
        refused(api.get(rows + 3 + here), 400, "INVALID_FIELD");
        refused(api.get(PATH + "/00000000-0000-4000-8000-000000000000/rows/1" + here), 404, "VERIFICATION_UNKNOWN");
        refused(Api.as(port, "operator").get(rows + 1 + here), 403, "FORBIDDEN");
    }

    private JsonNode proof(String id, int line) {
        Api.Answer answer = api.get(PATH + "/" + id + "/rows/" + line + "/proof?exchange=Rest%20Exchange");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private boolean standsUnder(JsonNode lookup, byte answer) {
        int position = lookup.path("position").asInt();
        return stands(lookup, PackedAnswers.leaf(position, answer), position, "answersRoot");
    }

    /** Whether a leaf stands under the root that the row says, and the row's opening is what the log commits to. */
    private boolean stands(JsonNode part, byte[] leaf, int index, String root) {
        JsonNode opening = part.path("row").path("opening");
        List<String> values = opening.path("values")
                .valueStream()
                .map(value -> value.asString(""))
                .toList();
        LogRow row = rows.row(part.path("row").path("index").asLong()).orElseThrow();
        byte[] salt = Base64Text.decode(opening.path("salt").asString(""));
        assertThat(Base64Text.encode(SaltedCommitment.of(AuditField.FACTS, salt, values)))
                .isEqualTo(row.leaf().commitment(AuditField.FACTS));
        List<byte[]> path = part.path("path")
                .valueStream()
                .map(hash -> Base64Text.decodeHash(hash.asString("")))
                .toList();
        byte[] said = HexFormat.of().parseHex(values.get(values.indexOf(root) + 1));
        return MerkleProof.includes(
                MerkleTree.leafHash(leaf), index, part.path("size").asLong(), path, said);
    }

    private boolean isInput(JsonNode lookup, String address) {
        JsonNode element = lookup.path("element");
        JsonNode opening = element.path("opening");
        BatchHeader header = BatchHeader.open(
                element.path("header").asString(""),
                VerifyKey.of(
                        Base64.getDecoder().decode(TestMember.hubCard(dataDir).verifyKey())));
        return new LeafOpening(
                        opening.path("blind").asString(""),
                        opening.path("salt").asString(""),
                        opening.path("path")
                                .valueStream()
                                .map(hash -> hash.asString(""))
                                .toList())
                .shows(
                        header,
                        lookup.path("position").asInt(),
                        TestAddresses.wallet("tron", address).lookupInput());
    }
}
