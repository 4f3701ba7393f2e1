package kr.haetae.protocol.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import kr.haetae.protocol.MalformedMessageException;
import kr.haetae.tlog.Frontier;
import kr.haetae.tlog.MerkleTree;
import org.junit.jupiter.api.Test;

/** Bytes that must never change: logs kept for years hash them. Computed apart from this code, with Python's hashlib. */
class AuditFormatTest {
    private static final String ACTOR = "PIebD8dhJWo3KeliqgAGZL73snbAOPdRjAEz4nT7VVg=";
    private static final String CASE = "PKcmxqKW5Vxud0QgjvngUaL+L/ybWYr8sfVnWAKJRSE=";
    private static final String FACTS = "JSh0rbVm9CQbFN0vZh/CgWawEuafBkzjHJY08PTijIE=";

    private final byte[] rowSalt = rowSalt();
    private final AuditLeaf leaf = AuditLeaf.of(
            Instant.parse("2026-11-22T03:00:00.123999Z"),
            "case.read",
            "inv-7",
            "2026-형제-1",
            Map.of("count", "2", "batch", "b-1"),
            rowSalt);

    @Test
    void aLeafsBytesAreTheDocumentedOnes() {
        assertThat(new String(leaf.bytes(), StandardCharsets.US_ASCII))
                .isEqualTo("haetae/audit-leaf/v1\nat 2026-11-22T03:00:00.123Z\nevent case.read\nactor " + ACTOR
                        + "\ncase " + CASE + "\nfacts " + FACTS + "\n");
        assertThat(HexFormat.of().formatHex(MerkleTree.leafHash(leaf.bytes())))
                .isEqualTo("8ad03e626c04fea57efb0f81bb47506a9e1c4ba4e04712486ec2ff22321b53e6");
    }

    @Test
    void aRowWithoutACaseSaysSoAndCommitsToNone() {
        AuditLeaf none = AuditLeaf.of(Instant.EPOCH, "session.opened", "hub", null, Map.of(), rowSalt);
        assertThat(none.caseId()).isEmpty();
        assertThat(new String(none.bytes(), StandardCharsets.US_ASCII)).contains("\ncase -\n");
    }

    @Test
    void linesAreSpeltAsDocumented() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BundleWriter writer = BundleWriter.range(out, "hub.example/audit", Frontier.empty());
        writer.leaf(0, leaf, List.of());
        byte[] salt = SaltedCommitment.fieldSalt(rowSalt, AuditField.ACTOR);
        writer.open(0, AuditField.ACTOR, salt, List.of("inv-7"));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"header\":{\"format\":\"haetae/audit-bundle/v1\",\"origin\":\"hub.example/audit\","
                        + "\"kind\":\"range\",\"start\":0,\"frontier\":[]}}\n"
                        + "{\"leaf\":{\"index\":0,\"row\":{\"at\":\"2026-11-22T03:00:00.123Z\",\"event\":\"case.read\","
                        + "\"actor\":\"" + ACTOR + "\",\"caseId\":\"" + CASE + "\",\"facts\":\"" + FACTS
                        + "\"},\"proof\":[]}}\n"
                        + "{\"open\":{\"index\":0,\"field\":\"actor\",\"salt\":"
                        + "\"if6rrMBv7VedZxaS8S8RLDK6w8ZMXYAdhmdNOkkLjGo=\",\"values\":[\"inv-7\"]}}\n");
        assertThat(writer.sealText()).startsWith("haetae/audit-bundle/v1\norigin hub.example/audit\nlines 3\n");
    }

    @Test
    void aLeafIsReadFromItsBytesAndFromNothingElse() {
        for (String caseId : new String[] {"2026-1", null}) {
            AuditLeaf leaf = AuditLeaf.of(
                    Instant.EPOCH, "case.read", "hub", caseId, Map.of(), new byte[SaltedCommitment.SALT_BYTES]);
            String text = new String(leaf.bytes(), StandardCharsets.US_ASCII);
            assertThat(AuditLeaf.parse(text)).isEqualTo(leaf);
            for (String other : List.of(
                    "",
                    "x",
                    text + "\n",
                    text.substring(1),
                    text.substring(0, text.length() - 1),
                    text.replace("event ", "event  "),
                    text.replace("actor ", "actor"),
                    text.replace("/v1", "/v2"),
                    text.replace("\n", "\r\n"))) {
                assertThatThrownBy(() -> AuditLeaf.parse(other)).isInstanceOf(MalformedMessageException.class);
            }
        }
    }

    @Test
    void aLeafThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new AuditLeaf(leaf.at(), "Case Read", ACTOR, CASE, FACTS))
                .isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> new AuditLeaf("2026-11-22", leaf.event(), ACTOR, CASE, FACTS))
                .isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> new AuditLeaf(leaf.at(), leaf.event(), "inv-7", CASE, FACTS))
                .isInstanceOf(MalformedMessageException.class);
        assertThatThrownBy(() -> new AuditLeaf(leaf.at(), leaf.event(), ACTOR, CASE, ""))
                .isInstanceOf(MalformedMessageException.class);
    }

    private static byte[] rowSalt() {
        byte[] salt = new byte[SaltedCommitment.SALT_BYTES];
        for (int i = 0; i < salt.length; i++) {
            salt[i] = (byte) i;
        }
        return salt;
    }
}
