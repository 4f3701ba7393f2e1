package kr.haetae.hub.verification.submitting;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.casework.LegalCase;
import kr.haetae.hub.directory.Agency;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.verification.Submission;
import kr.haetae.hub.verification.VerificationId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The verifications that were accepted, each under the key it came with. */
@Repository
class AcceptedVerifications {
    private final JdbcClient jdbc;
    private final Directory directory;
    private final Clock clock;

    AcceptedVerifications(JdbcClient jdbc, Directory directory, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * What the same key of the same person gave before.
     *
     * @throws Problem IDEMPOTENCY_KEY_REUSED if it was used for something else
     */
    Optional<VerificationId> before(Caller caller, Submission submission, byte[] digest) {
        if (submission.idempotencyKey() == null) {
            return Optional.empty();
        }
        return jdbc.sql("select id, request_sha256 from verification where person_id = ? and idempotency_key = ?")
                .params(caller.personId(), submission.idempotencyKey())
                .query((row, number) -> {
                    if (!RequestDigest.same(row.getBytes("request_sha256"), digest)) {
                        throw new Problem(ProblemCode.IDEMPOTENCY_KEY_REUSED);
                    }
                    return new VerificationId(row.getObject("id", UUID.class));
                })
                .optional();
    }

    void insert(VerificationId id, Caller caller, Submission submission, Prepared prepared, LegalCase legalCase) {
        String purpose = submission.purpose();
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into verification (id, case_id, agency_id, agency_name, person_id, person_name, legal_basis,
                            purpose, deadline_seconds, source, file_name, blank_lines, row_count, address_count, batch_count,
                            layout, idempotency_key, request_sha256, submitted_at, list_salt)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(Arrays.asList(
                        id.value(),
                        legalCase.id().value(),
                        caller.agencyId(),
                        directory.agency(caller.agencyId()).map(Agency::nameKo).orElse(caller.agencyId()),
                        caller.personId(),
                        caller.displayName(),
                        legalCase.legalBasis().value(),
                        purpose == null || purpose.isBlank() ? legalCase.purpose() : purpose.strip(),
                        submission.deadlineSeconds(),
                        prepared.read().source(),
                        fileName(prepared.read().fileName()),
                        prepared.read().blankLines(),
                        prepared.rows().size(),
                        prepared.addresses(),
                        prepared.plan().batches().size(),
                        prepared.plan().layout().packed(),
                        submission.idempotencyKey(),
                        prepared.digest().array(),
                        now.atOffset(ZoneOffset.UTC),
                        prepared.list().salt()))
                .update();
    }

    private static @Nullable String fileName(@Nullable String given) {
        if (given == null) {
            return null;
        }
        String plain = given.replaceAll("[\\p{Cntrl}\\p{Cs}]", "");
        return plain.substring(Math.max(0, plain.length() - Limit.FILE_NAME_CHARACTERS.intValue()));
    }
}
