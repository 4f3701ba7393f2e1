package kr.haetae.hub.verification.submitting;

import java.util.List;
import kr.haetae.hub.verification.drawing.RecordedList;
import kr.haetae.hub.verification.intake.Intake.RowsRead;
import kr.haetae.hub.verification.opaque.Bytes;
import kr.haetae.hub.verification.planning.BatchPlan;
import kr.haetae.hub.verification.planning.BatchPlanner;
import kr.haetae.hub.verification.reading.ReadRow;

/**
 * A submission read and planned, ready to be stored.
 *
 * @param list as the audit log commits to it
 */
record Prepared(RowsRead read, List<ReadRow> rows, BatchPlanner.Plan plan, Bytes digest, RecordedList list) {
    int addresses() {
        return plan.batches().stream().mapToInt(BatchPlan::addresses).sum();
    }

    @Override
    public String toString() {
        return "Prepared[]";
    }
}
