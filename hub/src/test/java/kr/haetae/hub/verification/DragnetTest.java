package kr.haetae.hub.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import kr.haetae.protocol.audit.DrawnElement;
import kr.haetae.protocol.audit.DrawnElement.Draw;
import kr.haetae.verifier.DragnetCheck;
import kr.haetae.verifier.DragnetFinding;
import org.junit.jupiter.api.Test;

/** An auditor draws from what an agent was shown; the hub must show a case and its recorded list for every address. */
class DragnetTest extends DrawingTest {
    @Test
    void everyAddressAskedIsShownInTheRecordedListOfItsCaseAndAllElseIsPadding() {
        assertThat(findings(Instant.now()))
                .hasSize(16)
                .allMatch(DragnetFinding::good)
                .filteredOn(DragnetFinding.GROUNDED::equals)
                .hasSize(2);
        assertThat(jdbc.sql("select facts ->> 'draws' from audit_entry where event = 'log.elements-opened' "
                                + "order by at desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("16");
    }

    @Test
    void canariesAreShownToBeCanaries() {
        Map<String, Object> canary = jdbc.sql(
                        "select id, header from batch where proves_index is not null and state = 'SENT' limit 1")
                .query()
                .singleRow();
        UUID id = (UUID) canary.get("id");
        List<DrawnElement> opened = open(draws(id, 64));
        assertThat(IntStream.range(0, 64)
                        .mapToObj(i -> check(Instant.now()).check((String) canary.get("header"), i, opened.get(i))))
                .containsOnly(DragnetFinding.CANARY);
    }

    @Test
    void anAddressThatStandsInNoRecordedListIsADragnet() {
        changed("update verification set list_salt = decode(repeat('07', 32), 'hex') where id = ?::uuid");
        assertThat(findings(Instant.now())).contains(DragnetFinding.NOT_LISTED).doesNotContain(DragnetFinding.GROUNDED);
    }

    @Test
    void anElementOfAHoneyBatchIsSaidToBeOneAndTheRestIsPadding() {
        changed("update batch set verification_id = null, batch_no = null, honey_for = '{Any}' "
                + "where verification_id = ?::uuid");
        List<DragnetFinding> findings = findings(Instant.now());
        assertThat(findings).containsOnly(DragnetFinding.HONEY, DragnetFinding.PADDING);
        assertThat(findings).filteredOn(DragnetFinding.HONEY::equals).hasSize(2);
    }

    @Test
    void aCaseThatIsNotTheOneCommittedToIsFound() {
        changed("update verification set case_id = 'ANOTHER' where id = ?::uuid");
        assertThat(findings(Instant.now())).contains(DragnetFinding.CASE_OTHER).doesNotContain(DragnetFinding.GROUNDED);
    }

    @Test
    void anOpeningOfAnotherPositionOrAnotherHeaderIsNone() {
        List<DrawnElement> opened = open(draws(batch, 16));
        DragnetCheck check = check(Instant.now());
        DrawnElement moved = opened.get(1);
        DrawnElement claimed = new DrawnElement(
                moved.batchId(), 0, moved.kind(), moved.input(), moved.opening(), moved.canary(), moved.grounds());
        assertThat(check.check(header, 0, claimed)).isEqualTo(DragnetFinding.LEAF_OTHER);
        assertThat(check.check(header, 0, moved)).isEqualTo(DragnetFinding.LEAF_OTHER);
        assertThat(check.check("x." + header, 1, moved)).isEqualTo(DragnetFinding.HEADER_FORGED);
    }

    @Test
    void whatIsNotOpenedWithinItsTermIsAFaultAndAfterwardsExpired() {
        changed("update batch set wrapped_seed = '', inputs = '', elements = null where verification_id = ?::uuid");
        assertThat(findings(Instant.now())).containsOnly(DragnetFinding.NOT_OPENED);
        assertThat(findings(Instant.now().plus(TERM).plusSeconds(60))).containsOnly(DragnetFinding.EXPIRED);
        List<DrawnElement> unknown = open(List.of(new Draw("00".repeat(16), 3)));
        assertThat(unknown.get(0).kind()).isEqualTo(DrawnElement.Kind.UNKNOWN);
    }

    @Test
    void drawsAreForAuditorsAloneAndBounded() {
        Map<String, Object> one = Map.of("draws", List.of(Map.of("batchId", hex(batch), "position", 0)));
        refused(api.post("/api/v1/audit/openings", one), 403, "FORBIDDEN");
        for (List<?> draws : List.of(
                List.of(),
                List.of(Map.of("batchId", "x", "position", 0)),
                List.of(Map.of("batchId", hex(batch), "position", -1)),
                Collections.nCopies(101, Map.of("batchId", hex(batch), "position", 0)))) {
            refused(auditor.post("/api/v1/audit/openings", Map.of("draws", draws)), 400, "INVALID_FIELD");
        }
    }
}
