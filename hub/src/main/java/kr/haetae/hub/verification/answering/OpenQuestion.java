package kr.haetae.hub.verification.answering;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import kr.haetae.hub.audit.CaseRef;
import kr.haetae.hub.tagindex.EpochRef;
import kr.haetae.hub.verification.operating.RowTime;
import kr.haetae.hub.verification.sending.Asking;
import kr.haetae.hub.verification.sending.PinnedIndex;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A question an exchange has not answered yet.
 *
 * @param index the index the task is pinned to
 * @param inCase the case its verification belongs to, null if it looks for canaries
 */
record OpenQuestion(
        UUID batch,
        EpochRef index,
        Instant askedAt,
        @Nullable CaseRef inCase) {

    /** The question of a task; empty if it was answered or is asked again by another task. */
    static Optional<OpenQuestion> of(JdbcClient jdbc, UUID task) {
        return jdbc.sql("""
                        select a.batch_id, a.asked_at, v.agency_id || '/' || v.case_id as case_ref, i.* from batch_answer a
                        join asked_index i on i.index_id = a.index_id
                        left join verification v on v.id = a.verification_id
                        where a.task_id = ? and a.state = 'ASKED'
                        """)
                .param(task)
                .query((row, number) -> new OpenQuestion(
                        row.getObject("batch_id", UUID.class),
                        PinnedIndex.of(row),
                        RowTime.of(row, "asked_at"),
                        Asking.caseOrNull(row)))
                .optional();
    }
}
