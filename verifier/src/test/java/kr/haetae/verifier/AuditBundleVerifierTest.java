package kr.haetae.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import kr.haetae.protocol.audit.BundleLine;
import kr.haetae.protocol.audit.BundleLine.CheckpointLine;
import kr.haetae.protocol.audit.BundleLine.Head;
import kr.haetae.protocol.audit.BundleLine.LeafLine;
import kr.haetae.protocol.audit.BundleLine.Open;
import kr.haetae.protocol.audit.BundleLine.OpenLine;
import kr.haetae.protocol.audit.BundleLines;
import kr.haetae.tlog.Checkpoint;
import kr.haetae.tlog.NoteKey;
import kr.haetae.tlog.NoteSigner;
import kr.haetae.tlog.SignedNote;
import kr.haetae.verifier.Verdict.Failed;
import kr.haetae.verifier.Verdict.Summary;
import kr.haetae.verifier.Verdict.Verified;
import org.junit.jupiter.api.Test;

class AuditBundleVerifierTest {
    private final TestLog log = TestLog.honest(new SplittableRandom(20261122), 40, 4);
    private final byte[] range = log.range(0);
    private final byte[] extract = log.extract(List.of(0, 7, 21, 39));

    @Test
    void aWholeLogVerifiesAndSaysWhatWasProven() {
        Summary summary = ((Verified) verify(range, TestLog.POLICY)).summary();
        assertThat(summary.treeSize()).isEqualTo(40);
        assertThat(summary.witnessedSize()).isEqualTo(40);
        assertThat(summary.unwitnessedRows()).isZero();
        assertThat(summary.rows()).isEqualTo(40);
        assertThat(summary.openedRows()).isEqualTo(14);
        assertThat(summary.checkpoints()).isEqualTo(4);
        assertThat(summary.cosignedAtSeconds()).hasValue(TestLog.NOW.getEpochSecond());
    }

    @Test
    void anExtractVerifiesRowByRow() {
        Summary summary = ((Verified) verify(extract, TestLog.POLICY)).summary();
        assertThat(summary.rows()).isEqualTo(4);
        assertThat(summary.openedRows()).isEqualTo(3);
        assertThat(summary.treeSize()).isEqualTo(40);
    }

    @Test
    void erasedRowsStillVerify() {
        List<byte[]> lines = Lines.withoutSeal(range);
        lines.removeIf(line -> BundleLines.read(line) instanceof OpenLine);
        Summary summary = ((Verified) verify(Lines.reseal(lines), TestLog.POLICY)).summary();
        assertThat(summary.rows()).isEqualTo(40);
        assertThat(summary.openedRows()).isZero();
        assertThat(new String(Lines.reseal(lines), StandardCharsets.UTF_8)).doesNotContain("inv-", "형제", "b-1");
    }

    @Test
    void aRangeFromTheMiddleNeedsItsStartToBeKnown() {
        byte[] rest = log.range(log.head(1).size());
        assertThat(reason(rest, TestLog.POLICY)).isEqualTo(FailureReason.START_UNKNOWN);
        TrustPolicy knowing = TestLog.POLICY.extending(List.of(log.head(0), log.head(1)));
        Summary summary = ((Verified) verify(rest, knowing)).summary();
        assertThat(summary.rows()).isEqualTo(40 - log.head(1).size());
        Checkpoint other = Checkpoint.of(TestLog.ORIGIN, log.head(1).size(), new byte[32]);
        assertThat(reason(rest, TestLog.POLICY.extending(List.of(other)))).isEqualTo(FailureReason.KNOWN_OTHER);
    }

    @Test
    void anOlderStateThanKnownIsTold() {
        TestLog older = new TestLog(
                log.rows().subList(0, (int) log.head(2).size()), log.heads().subList(0, 3));
        TrustPolicy loose = TestLog.POLICY.allowingUnwitnessedTail();
        assertThat(verify(older.range(0), loose)).isInstanceOf(Verified.class);
        TrustPolicy knowing = loose.extending(List.of(log.newest()));
        assertThat(reason(older.range(0), knowing)).isEqualTo(FailureReason.OLDER_THAN_KNOWN);
        assertThat(reason(older.extract(List.of(0)), knowing)).isEqualTo(FailureReason.OLDER_THAN_KNOWN);
    }

    @Test
    void aKnownCheckpointThatIsNotShownIsAsked() {
        Checkpoint between = Checkpoint.of(TestLog.ORIGIN, 39, log.proofs().root(39));
        boolean shown = log.heads().stream()
                .anyMatch(head -> Checkpoint.parse(head.text()).size() == 39);
        assertThat(shown).isFalse();
        assertThat(reason(range, TestLog.POLICY.extending(List.of(between)))).isEqualTo(FailureReason.KNOWN_NOT_SHOWN);
    }

    @Test
    void tooFewWitnessesAreNoQuorumUnlessTheTailMayBeUnwitnessed() {
        List<SignedNote> heads = new ArrayList<>(log.heads());
        SignedNote last = heads.get(3);
        heads.set(3, new SignedNote(last.text(), last.signatures().subList(0, 2)));
        byte[] tail = new TestLog(log.rows(), heads).range(0);
        assertThat(reason(tail, TestLog.POLICY)).isEqualTo(FailureReason.QUORUM_MISSING);
        Verified verified = (Verified) verify(tail, TestLog.POLICY.allowingUnwitnessedTail());
        assertThat(verified.summary().unwitnessedRows())
                .isEqualTo(40 - log.head(2).size());
        TrustPolicy alone = TrustPolicy.of(TestLog.LOG.key(), List.of(), 0);
        assertThat(verify(tail, alone)).isInstanceOf(Verified.class);
    }

    @Test
    void anOldOrAFutureCosignatureIsTold() throws IOException {
        TrustPolicy daily = TestLog.POLICY.notOlderThan(Duration.ofDays(1));
        assertThat(verify(range, daily)).isInstanceOf(Verified.class);
        Clock later = Clock.fixed(TestLog.NOW.plus(Duration.ofDays(2)), ZoneOffset.UTC);
        Clock earlier = Clock.fixed(TestLog.NOW.minus(Duration.ofDays(2)), ZoneOffset.UTC);
        assertThat(((Failed) new AuditBundleVerifier(daily, later).verify(new ByteArrayInputStream(range))).reason())
                .isEqualTo(FailureReason.TOO_OLD);
        assertThat(((Failed) new AuditBundleVerifier(daily, earlier).verify(new ByteArrayInputStream(range))).reason())
                .isEqualTo(FailureReason.COSIGNATURE_IN_FUTURE);
    }

    @Test
    void keysComeFromOutsideAlone() {
        NoteSigner other = NoteSigner.generate(TestLog.ORIGIN, NoteKey.Type.LOG);
        TrustPolicy stranger = TrustPolicy.of(other.key(), TestLog.POLICY.witnesses(), 2);
        assertThat(reason(range, stranger)).isEqualTo(FailureReason.LOG_SIGNATURE_WRONG);
        NoteSigner elsewhere = NoteSigner.generate("other.example/log", NoteKey.Type.LOG);
        assertThat(reason(range, TrustPolicy.of(elsewhere.key(), List.of(), 0))).isEqualTo(FailureReason.ORIGIN_OTHER);
    }

    @Test
    void aPolicyThatCountsAWitnessTwiceOrTooManyIsRefused() {
        NoteKey witness = TestLog.COSIGNERS.get(0).key();
        NoteKey renamed = NoteKey.of("again.example/witness", NoteKey.Type.COSIGNER, witness.raw());
        assertThatThrownBy(() -> TrustPolicy.of(TestLog.LOG.key(), List.of(witness, renamed), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TrustPolicy.of(TestLog.LOG.key(), List.of(witness), 2))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOpenedFieldThatIsNotWhatWasCommittedToIsTold() {
        List<byte[]> lines = Lines.withoutSeal(range);
        int number = Lines.numbersOf(lines, OpenLine.class).get(0);
        Open open = ((OpenLine) BundleLines.read(lines.get(number))).open();
        Open forged = new Open(open.index(), open.field(), open.salt(), List.of("somebody else"));
        lines.set(number, BundleLines.write(new OpenLine(forged)));
        Failed failed = (Failed) verify(Lines.reseal(lines), TestLog.POLICY);
        assertThat(failed.reason()).isEqualTo(FailureReason.OPENING_WRONG);
        assertThat(failed.line()).isEqualTo(number + 1);
        assertThat(failed.leafIndex()).hasValue(open.index());
    }

    @Test
    void aRowMissingInTheMiddleIsToldByItsIndex() {
        List<byte[]> lines = Lines.withoutSeal(range);
        lines.remove((int) Lines.numbersOf(lines, LeafLine.class).get(5));
        lines.removeIf(line -> BundleLines.read(line) instanceof OpenLine);
        Failed failed = (Failed) verify(Lines.reseal(lines), TestLog.POLICY);
        assertThat(failed.reason()).isEqualTo(FailureReason.INDEX_WRONG);
        assertThat(failed.leafIndex()).hasValue(5);
    }

    @Test
    void rowsAfterTheLastCheckpointAreRefused() {
        TestLog longer = new TestLog(log.rows(), log.heads().subList(0, 3));
        assertThat(reason(longer.range(0), TestLog.POLICY)).isEqualTo(FailureReason.ROWS_UNSIGNED);
    }

    @Test
    void aBrokenConsistencyProofIsTold() {
        List<byte[]> lines = Lines.withoutSeal(extract);
        int number = Lines.numbersOf(lines, CheckpointLine.class).get(2);
        Head head = ((CheckpointLine) BundleLines.read(lines.get(number))).checkpoint();
        Head forged = new Head(
                head.note(), head.consistency().subList(1, head.consistency().size()));
        lines.set(number, BundleLines.write(new CheckpointLine(forged)));
        assertThat(reason(Lines.reseal(lines), TestLog.POLICY)).isEqualTo(FailureReason.CONSISTENCY_WRONG);
    }

    @Test
    void whatIsNoBundleIsRefusedWhateverItIs() {
        assertThat(reason(new byte[0], TestLog.POLICY)).isEqualTo(FailureReason.TRUNCATED);
        assertThat(reason("hello".getBytes(StandardCharsets.UTF_8), TestLog.POLICY))
                .isEqualTo(FailureReason.TRUNCATED);
        assertThat(reason(new byte[BundleLine.MAX_LINE_BYTES + 1], TestLog.POLICY))
                .isEqualTo(FailureReason.LINE_TOO_LONG);
        assertThat(reason("{\"leaf\":{}}\n".getBytes(StandardCharsets.UTF_8), TestLog.POLICY))
                .isEqualTo(FailureReason.LINE_MALFORMED);
        String deep = "{\"header\":" + "[".repeat(5000) + "\n";
        assertThat(reason(deep.getBytes(StandardCharsets.UTF_8), TestLog.POLICY))
                .isEqualTo(FailureReason.LINE_MALFORMED);
    }

    @Test
    void aLineSpeltOtherwiseIsAnotherLine() {
        List<String> spellings = List.of(
                "{\"seal\":{\"note\":\"\\u0061\"}}",
                "{\"seal\": {\"note\":\"a\"}}",
                "{\"seal\":{\"note\":\"a\",\"more\":1}}",
                "{\"seal\":{\"note\":\"b\",\"note\":\"a\"}}",
                "{\"seal\":{\"note\":\"\\ud800\"}}",
                "{\"seal\":{\"note\":\"a\"}} ");
        assertThat(BundleLines.read("{\"seal\":{\"note\":\"a\"}}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(BundleLine.SealLine.class);
        for (String spelling : spellings) {
            assertThat(reason((spelling + "\n").getBytes(StandardCharsets.UTF_8), TestLog.POLICY))
                    .as(spelling)
                    .isEqualTo(FailureReason.LINE_MALFORMED);
        }
    }

    private static FailureReason reason(byte[] bundle, TrustPolicy policy) {
        return ((Failed) verify(bundle, policy)).reason();
    }

    private static Verdict verify(byte[] bundle, TrustPolicy policy) {
        try {
            return new AuditBundleVerifier(policy, TestLog.CLOCK).verify(new ByteArrayInputStream(bundle));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
