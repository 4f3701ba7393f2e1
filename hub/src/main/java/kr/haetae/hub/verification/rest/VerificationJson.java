package kr.haetae.hub.verification.rest;

import java.util.List;
import kr.haetae.hub.verification.Progress;
import kr.haetae.hub.verification.RowJson;
import kr.haetae.hub.verification.RowPage;
import kr.haetae.hub.verification.VerificationSummary;

/** A verification with one page of its rows. */
record VerificationJson(String id, VerificationSummary verification, Progress progress, Page rows) {

    record Page(int page, int size, int total, List<RowJson> items) {
        Page {
            items = List.copyOf(items);
        }
    }

    static VerificationJson of(VerificationSummary summary, Progress progress, RowPage rows) {
        return new VerificationJson(
                summary.id().toString(),
                summary,
                progress,
                new Page(
                        rows.page(),
                        rows.size(),
                        rows.total(),
                        rows.rows().stream().map(RowJson::of).toList()));
    }
}
