package kr.haetae.hub.tagindex.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.tagindex.EpochRef;
import kr.haetae.hub.tagindex.LookupOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.IllegalTransactionStateException;

class EpochLifeTest {
    private final IndexBed bed = new IndexBed();
    private final byte[] tags = IndexBed.tags(11, 2_000);
    private final byte[] others = IndexBed.tags(12, 1_500);

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void isProvedThenActivatedAndAnswersAllAlong() {
        EpochRef epoch = bed.publish("Upbit", 7, tags);
        assertThat(bed.index.awaitingProof()).containsExactly(epoch);
        assertThat(bed.index.activeEpochs()).isEmpty();
        assertThat(bed.hits(epoch, tags).cardinality()).isEqualTo(2_000);

        EpochRef active = bed.activate(epoch);
        assertThat(bed.index.awaitingProof()).isEmpty();
        assertThat(bed.index.activeEpochs()).containsExactly(active);
        assertThat(active.activatedAt()).isEqualTo(IndexBed.NOW);
        assertThat(bed.hits(active, tags).cardinality()).isEqualTo(2_000);
        assertThat(bed.hits(active, others).cardinality()).isZero();
        assertThat(bed.events()).containsExactly("epoch.announced", "epoch.uploaded", "epoch.activated");
    }

    @Test
    void formerEpochServesOpenTasksUntilNoneNamesIt() {
        EpochRef first = bed.activate(bed.publish("Upbit", 1, tags));
        bed.openEpochs.add(first.indexId());
        EpochRef second = bed.activate(bed.publish("Upbit", 2, others));
        bed.sweep.sweep();
        assertThat(bed.state(first)).isEqualTo("RETIRING");
        assertThat(bed.hits(first, tags).cardinality()).isEqualTo(2_000);
        assertThat(bed.hits(second, others).cardinality()).isEqualTo(1_500);

        bed.openEpochs.clear();
        bed.sweep.sweep();
        assertThat(bed.state(first)).isEqualTo("DROPPED");
        assertThat(bed.index.lookup(first, tags.clone())).isEqualTo(new LookupOutcome.EpochGone());
        assertThat(bed.tables()).hasSize(1);
        assertThat(bed.events()).endsWith("epoch.dropped");
        assertThat(bed.index.activeEpochs()).containsExactly(second);
    }

    @Test
    void aLookupInADroppedEpochLeavesTheCallersTransactionWhole() {
        EpochRef first = bed.activate(bed.publish("Upbit", 1, tags));
        assertThat(bed.hits(first, tags).cardinality()).isEqualTo(2_000);
        bed.activate(bed.publish("Upbit", 2, others));
        bed.sweep.sweep();
        assertThat(bed.tables()).hasSize(1);
        for (int again = 0; again < 2; again++) {
            bed.transactions.executeWithoutResult(status -> {
                assertThat(bed.index.lookup(first, tags.clone())).isEqualTo(new LookupOutcome.EpochGone());
                assertThat(bed.jdbc.queryForObject("SELECT 1", Integer.class)).isOne();
            });
        }
    }

    @Test
    void thirdEpochEndsTheFirstEvenWhileATaskNamesIt() {
        EpochRef first = bed.activate(bed.publish("Upbit", 1, tags));
        bed.openEpochs.add(first.indexId());
        bed.activate(bed.publish("Upbit", 2, others));
        bed.activate(bed.publish("Upbit", 3, tags));
        assertThat(bed.index.lookup(first, tags.clone())).isEqualTo(new LookupOutcome.EpochGone());
    }

    @Test
    void epochsOfTwoExchangesDoNotTouchEachOther() {
        EpochRef one = bed.activate(bed.publish("Upbit", 1, tags));
        EpochRef other = bed.activate(bed.publish("Bithumb", 1, others));
        assertThat(bed.index.activeEpochs()).containsExactlyInAnyOrder(one, other);
        assertThat(bed.hits(one, others).cardinality()).isZero();
    }

    @Test
    void failedProofLeavesTheFormerEpochServing() {
        EpochRef first = bed.activate(bed.publish("Upbit", 1, tags));
        EpochRef second = bed.publish("Upbit", 2, others);
        bed.transactions.executeWithoutResult(status -> bed.index.fail(second, "canaries not found"));
        bed.transactions.executeWithoutResult(status -> bed.index.fail(second, "another reason"));
        assertThat(bed.index.activeEpochs()).containsExactly(first);
        assertThat(bed.index.lookup(second, others.clone())).isEqualTo(new LookupOutcome.EpochGone());
        assertThat(bed.jdbc.queryForObject("SELECT failure FROM tag_epoch WHERE epoch = 2", String.class))
                .isEqualTo("canaries not found");
        assertThatIllegalStateException()
                .isThrownBy(() -> bed.transactions.executeWithoutResult(status -> bed.index.activate(second)));
        bed.sweep.sweep();
        assertThat(bed.tables()).hasSize(1);
    }

    @Test
    void activatingTwiceIsActivatingOnce() {
        EpochRef epoch = bed.activate(bed.publish("Upbit", 1, tags));
        bed.activate(epoch);
        assertThat(bed.events()).containsOnlyOnce("epoch.activated");
    }

    @Test
    void changesNothingOutsideATransaction() {
        EpochRef epoch = bed.publish("Upbit", 1, tags);
        assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> bed.index.activate(epoch));
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> bed.index.fail(epoch, "reason"));
        assertThat(bed.state(epoch)).isEqualTo("PROVING");
    }

    @Test
    void databaseRefusesASecondActiveEpoch() {
        EpochRef first = bed.activate(bed.publish("Upbit", 1, tags));
        EpochRef second = bed.publish("Upbit", 2, others);
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> bed.jdbc.update(
                        "UPDATE tag_epoch SET state = 'ACTIVE', activated_at = now() WHERE index_id = ?",
                        second.indexId()))
                .withMessageContaining("tag_epoch_one_active");
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() ->
                        bed.jdbc.update("UPDATE tag_epoch SET state = 'PROVING' WHERE index_id = ?", first.indexId()));
    }

    @Test
    void noStoredByteIsAPlainTag() {
        TestUpload upload = TestUpload.of("Upbit", 1, tags);
        bed.uploads.announce(bed.exchange("Upbit"), upload.signedBy(bed.agentKey));
        bed.uploads.store(new ExchangeId("Upbit"), 1, 0, upload.chunk(0));
        assertThat(bed.tables()).hasSize(1);
        assertHoldsNoPlainTag("SELECT tags FROM " + bed.tables().get(0));
        bed.uploads.complete(new ExchangeId("Upbit"), 1);
        bed.builder.buildWaiting();
        assertThat(bed.tables()).singleElement().asString().startsWith("tag_bucket_");
        assertHoldsNoPlainTag(
                "SELECT string_agg(suffixes, ''::bytea) FROM " + bed.tables().get(0));
    }

    @Test
    void sameTagIsStoredOtherwiseInEveryEpoch() {
        byte[] one = IndexBed.tags(3, 1);
        bed.publish("Upbit", 1, one);
        bed.publish("Bithumb", 1, one);
        assertThat(bed.tables()).hasSize(2);
        byte[] first =
                bed.jdbc.queryForObject("SELECT suffixes FROM " + bed.tables().get(0), byte[].class);
        byte[] second =
                bed.jdbc.queryForObject("SELECT suffixes FROM " + bed.tables().get(1), byte[].class);
        assertThat(first).hasSize(TagHmac.TAG_BYTES).isNotEqualTo(second);
    }

    @Test
    void lookupErasesTheTagsItWasGiven() {
        EpochRef epoch = bed.publish("Upbit", 1, tags);
        byte[] asked = tags.clone();
        bed.index.lookup(epoch, asked);
        assertThat(asked).containsOnly(0);
        byte[] odd = new byte[] {1, 2, 3};
        assertThatIllegalArgumentException().isThrownBy(() -> bed.index.lookup(epoch, odd));
        assertThat(odd).containsOnly(0);
    }

    @Test
    void isFreshForFortyEightHours() {
        EpochRef epoch = bed.activate(bed.publish("Upbit", 1, tags));
        Instant limit = IndexBed.NOW.plus(Duration.ofDays(2));
        assertThat(bed.index.freshnessLimit()).isEqualTo(Duration.ofDays(2));
        assertThat(bed.index.fresh(epoch, limit.minusMillis(1))).isTrue();
        assertThat(bed.index.fresh(epoch, limit)).isFalse();
    }

    private void assertHoldsNoPlainTag(String sql) {
        byte[] stored = bed.jdbc.queryForObject(sql, byte[].class);
        assertThat(stored.length).isGreaterThan(tags.length / 2);
        String haystack = new String(stored, StandardCharsets.ISO_8859_1);
        for (int i = 0; i < tags.length / TagHmac.TAG_BYTES; i++) {
            // The last seven bytes would be found whatever the bucket bits cut off in front.
            byte[] tail = Arrays.copyOfRange(IndexBed.tag(tags, i), 5, TagHmac.TAG_BYTES);
            assertThat(haystack.contains(new String(tail, StandardCharsets.ISO_8859_1)))
                    .isFalse();
        }
    }
}
