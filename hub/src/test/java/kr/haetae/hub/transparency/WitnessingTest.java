package kr.haetae.hub.transparency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import kr.haetae.tlog.Checkpoint;
import kr.haetae.tlog.ProofMaker;
import kr.haetae.tlog.SignedNote;
import org.junit.jupiter.api.Test;

/** What makes a head witnessed, and what does not. */
class WitnessingTest extends WitnessedLogTest {
    @Test
    void aHeadIsWitnessedOnceMoreThanHalfOfTheWitnessesCosignedTheSameOne() throws Exception {
        act(3);
        due();
        long size = one.round();
        assertThat(size).isPositive();
        assertThat(status().path("witnessedSize").asLong()).isLessThan(size);
        assertThat(status().path("quorum").asInt()).isEqualTo(2);
        assertThat(status().path("unwitnessedSince").asString("")).isNotEmpty();

        assertThat(other.round()).isEqualTo(size);

        SignedNote note = SignedNote.parse(
                auditor().get("/api/v1/audit/checkpoint?witnessed=true").body());
        assertThat(Checkpoint.parse(note.text()).size()).isEqualTo(size);
        assertThat(note.isSignedBy(log.key())).isTrue();
        assertThat(note.cosignedAtSeconds(one.key())).isPresent();
        assertThat(note.cosignedAtSeconds(other.key())).isPresent();
        assertThat(third.round()).as("the late one cosigns the same head").isEqualTo(size);
        assertThat(one.round()).as("nothing new").isEqualTo(-1);

        act(2);
        assertThat(one.round()).as("the newer one is not offered yet").isEqualTo(-1);
        due();
        assertThat(one.round()).isGreaterThan(size);
        assertThat(one.refusals).isEmpty();
        assertThat(status().path("witnesses").toString())
                .contains(third.name(), third.key().text());
    }

    @Test
    void witnessingIsNoActSoTheLogDoesNotFeedItself() {
        act(1);
        due();
        one.round();
        long entries = count("select count(*) from audit_entry");
        for (int i = 0; i < 5; i++) {
            one.round();
            other.round();
        }
        assertThat(count("select count(*) from audit_entry")).isEqualTo(entries);
    }

    @Test
    void whatIsNoCosignatureOfThatWitnessOnThisLogCountsForNothing() {
        act(1);
        long before = count("select count(*) from audit_cosignature");
        long size = heads.newest().orElseThrow().checkpoint().size();
        String text = heads.newest().orElseThrow().note().text();
        for (String report : List.of(
                "{}",
                "not json",
                report(size, "x"),
                report(size, log.sign(text).line()),
                report(-1, ""),
                report(size + 1_000, other.cosign(text)),
                report(size, other.cosign(text)))) {
            assertThat(one.post(report.getBytes(StandardCharsets.UTF_8)).statusCode())
                    .as(report)
                    .isIn(200, 204, 400);
        }
        assertThat(one.post(new byte[5_000]).statusCode()).isEqualTo(413);
        assertThat(count("select count(*) from audit_cosignature")).isEqualTo(before);
    }

    @Test
    void afterAnOlderBackupTheWitnessesRefuseForGoodAndItIsAlarmedOnce() throws Exception {
        act(6);
        due();
        long known = one.round();
        assertThat(other.round()).isEqualTo(known);
        restoreBackupOf(known - 3);

        due();
        one.round();
        assertThat(one.refusals).startsWith("SHRUNK");
        act(8);
        due();
        one.round();
        assertThat(one.refusals).contains("INCONSISTENT");
        one.round();
        assertThat(other.round()).isEqualTo(-1);
        assertThat(count("select count(*) from audit_entry where event = 'log.witness-alarmed' "
                        + "and actor = 'exchange:" + one.name() + "' and facts ->> 'refusal' = 'INCONSISTENT'"))
                .isEqualTo(1);
        assertThat(status().path("witnesses").toString()).contains("INCONSISTENT");
        assertThat(status().path("witnessedSize").asLong()).isLessThan(known);
    }

    /** What a restored backup is: the log's tables as they were, and whatever acts have happened since are gone. */
    private void restoreBackupOf(long size) {
        transactions.executeWithoutResult(status -> {
            asSuperuser(
                    "delete from audit_leaf where leaf_index >= " + size,
                    "delete from audit_cosignature where tree_size > " + size,
                    "delete from audit_checkpoint where tree_size > " + size,
                    "delete from audit_tile where tile_index * 256 >= (" + size + "::bigint >> (8 * level))",
                    "update audit_tile set hashes = substring(hashes for (32 * ((" + size
                            + "::bigint >> (8 * level)) - tile_index * 256))::int) where (tile_index + 1) * 256 > ("
                            + size + "::bigint >> (8 * level))");
            if (heads.ofSize(size).isEmpty()) {
                // The backup's own head, where none of that size had been signed.
                byte[] root = new ProofMaker(heads.hashes()).root(size);
                Checkpoint head = Checkpoint.of(log.key().name(), size, root);
                jdbc.sql("insert into audit_checkpoint (tree_size, root, note, signed_at) values (?, ?, ?, now())")
                        .params(size, root, head.signedBy(log).encode())
                        .update();
            }
        });
    }

    private String report(long size, String cosignature) {
        return "{\"origin\":\"" + log.key().name() + "\",\"knownSize\":" + size + ",\"cosignature\":\"" + cosignature
                + "\",\"refusal\":\"\"}";
    }
}
