package kr.haetae.hub.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import kr.haetae.protocol.audit.DrawnElement;
import kr.haetae.protocol.audit.DrawnElement.CanaryName;
import kr.haetae.protocol.audit.DrawnElement.Grounds;
import kr.haetae.protocol.audit.DrawnElement.Kind;
import kr.haetae.protocol.audit.DrawnElement.Submission;
import kr.haetae.verifier.DragnetFinding;
import org.junit.jupiter.api.Test;

/** What a hub may say instead of the truth, and what the judge says to it. */
class DragnetLiesTest extends DrawingTest {
    @Test
    void anAddressIsNeitherPaddingNorACanary() {
        DrawnElement address = listed();
        assertThat(judged(as(address, Kind.PADDING, null))).isEqualTo(DragnetFinding.RESERVED_OTHER);
        assertThat(judged(as(address, Kind.CANARY, new CanaryName("Rest Exchange", 1, 0))))
                .isEqualTo(DragnetFinding.RESERVED_OTHER);
        assertThat(judged(as(address, Kind.CANARY, new CanaryName("Rest Exchange", 1, 64))))
                .isEqualTo(DragnetFinding.RESERVED_OTHER);
    }

    @Test
    void aListRecordedAfterTheQuestionIsNoGround() {
        DrawnElement first = listed();
        String old = header;
        ask();
        Grounds later = open(draws(batch, 16)).stream()
                .filter(element -> String.valueOf(element.input()).equals(first.input()))
                .findFirst()
                .orElseThrow()
                .grounds();
        Grounds before = first.grounds();
        Grounds moved = new Grounds(
                before.caseText(),
                before.caseSalt(),
                later.line(),
                later.listIndex(),
                later.listSize(),
                later.listSalt(),
                later.listPath(),
                later.submission());
        assertThat(check(Instant.now()).check(old, first.position(), with(first, moved)))
                .isEqualTo(DragnetFinding.RECORDED_LATER);
    }

    @Test
    void aRowThatIsAnotherOrNotInTheLogIsNoGround() {
        DrawnElement address = listed();
        Submission row = address.grounds().submission();
        List<String> facts = row.facts().stream()
                .map(text -> text.equals("LB1") ? "LB3" : text)
                .toList();
        assertThat(judged(with(address, row(row.index(), row.leaf(), facts, row.path()))))
                .isEqualTo(DragnetFinding.ROW_OTHER);
        assertThat(judged(with(address, row(row.index(), "bm9uZQ==", row.facts(), row.path()))))
                .isEqualTo(DragnetFinding.ROW_OTHER);
        assertThat(judged(with(address, row(row.index() + 1, row.leaf(), row.facts(), row.path()))))
                .isEqualTo(DragnetFinding.ROW_NOT_LOGGED);
        assertThat(judged(with(address, row(row.index(), row.leaf(), row.facts(), List.of()))))
                .isEqualTo(DragnetFinding.ROW_NOT_LOGGED);
        assertThat(judged(with(address, (Grounds) null))).isEqualTo(DragnetFinding.CASE_OTHER);
    }

    private DrawnElement listed() {
        return open(draws(batch, 16)).stream()
                .filter(element -> element.kind() == Kind.LISTED)
                .findFirst()
                .orElseThrow();
    }

    private DragnetFinding judged(DrawnElement element) {
        return check(Instant.now()).check(header, element.position(), element);
    }

    private static DrawnElement as(DrawnElement element, Kind kind, CanaryName canary) {
        return new DrawnElement(
                element.batchId(), element.position(), kind, element.input(), element.opening(), canary, null);
    }

    private static DrawnElement with(DrawnElement element, Grounds grounds) {
        return new DrawnElement(
                element.batchId(),
                element.position(),
                element.kind(),
                element.input(),
                element.opening(),
                null,
                grounds);
    }

    private static DrawnElement with(DrawnElement element, Submission row) {
        Grounds known = element.grounds();
        return with(
                element,
                new Grounds(
                        known.caseText(),
                        known.caseSalt(),
                        known.line(),
                        known.listIndex(),
                        known.listSize(),
                        known.listSalt(),
                        known.listPath(),
                        row));
    }

    private Submission row(long index, String leaf, List<String> facts, List<String> path) {
        Submission known = listed().grounds().submission();
        return new Submission(index, leaf, known.caseSalt(), known.factsSalt(), facts, path, known.checkpoint());
    }
}
