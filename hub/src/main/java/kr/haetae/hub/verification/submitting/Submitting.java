package kr.haetae.hub.verification.submitting;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kr.haetae.address.AddressReader;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Quotas;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.casework.Cases;
import kr.haetae.hub.casework.LegalCase;
import kr.haetae.hub.directory.Agency;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.frame.IdempotentRequests;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.verification.Submission;
import kr.haetae.hub.verification.VerificationId;
import kr.haetae.hub.verification.intake.Intake;
import kr.haetae.hub.verification.intake.Intake.RowsRead;
import kr.haetae.hub.verification.intake.RawRow;
import kr.haetae.hub.verification.opaque.Bytes;
import kr.haetae.hub.verification.operating.Completion;
import kr.haetae.hub.verification.planning.BatchPlan;
import kr.haetae.hub.verification.planning.BatchPlanner;
import kr.haetae.hub.verification.reading.ReadRow;
import kr.haetae.hub.verification.reading.RowReader;
import kr.haetae.hub.verification.sending.BatchSender;
import kr.haetae.hub.verification.sending.Batches;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Accepts a verification: its rows, batches, audit entry and idempotency key in one transaction, or nothing at all. */
@Component
public class Submitting {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Intake intake;
    private final Cases cases;
    private final Directory directory;
    private final Quotas quotas;
    private final RowCopy rowCopy;
    private final OwnWorkbook ownWorkbook;
    private final RequestDigest requestDigest;
    private final Batches batches;
    private final BatchSender sender;
    private final Completion completion;
    private final AuditLog audit;
    private final Clock clock;
    private final BatchPlanner planner = new BatchPlanner(new SecureRandom());
    private final AddressReader addresses = AddressReader.standard();

    public Submitting(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Intake intake,
            Cases cases,
            Directory directory,
            Quotas quotas,
            RowCopy rowCopy,
            OwnWorkbook ownWorkbook,
            RequestDigest requestDigest,
            Batches batches,
            BatchSender sender,
            Completion completion,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.intake = intake;
        this.cases = cases;
        this.directory = directory;
        this.quotas = quotas;
        this.rowCopy = rowCopy;
        this.ownWorkbook = ownWorkbook;
        this.requestDigest = requestDigest;
        this.batches = batches;
        this.sender = sender;
        this.completion = completion;
        this.audit = audit;
        this.clock = clock;
    }

    /** Accepts a submission; the same key with the same content again gives the verification it gave before. */
    public VerificationId submit(Caller caller, Submission submission) {
        checkFields(submission);
        cases.openFor(caller, submission.caseId());
        RowsRead read = intake.read(submission.input());
        byte[] digest = requestDigest.of(submission, read);
        Optional<VerificationId> before = before(caller, submission, digest);
        if (before.isPresent()) {
            return before.get();
        }
        List<ReadRow> rows = readAll(read.rows());
        BatchPlanner.Plan plan = planner.plan(rows);
        VerificationId id = VerificationId.fresh();
        try {
            transactions.executeWithoutResult(
                    status -> store(id, caller, submission, new Prepared(read, rows, plan, Bytes.of(digest))));
        } catch (DuplicateKeyException e) {
            return before(caller, submission, digest).orElseThrow(() -> e);
        }
        sender.wake();
        completion.check(id.value());
        return id;
    }

    private record Prepared(RowsRead read, List<ReadRow> rows, BatchPlanner.Plan plan, Bytes digest) {
        @Override
        public String toString() {
            return "Prepared[]";
        }
    }

    private static void checkFields(Submission submission) {
        String key = submission.idempotencyKey();
        if (key != null && !IdempotentRequests.KEY.matcher(key).matches()) {
            throw new Problem(ProblemCode.IDEMPOTENCY_KEY_INVALID);
        }
        if (submission.deadlineSeconds() < 1
                || submission.deadlineSeconds() > Limit.VERIFICATION_DEADLINE_SECONDS.value()) {
            throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", "deadlineSeconds"));
        }
        String purpose = submission.purpose();
        if (purpose != null
                && (purpose.length() > Limit.VERIFICATION_PURPOSE_CHARACTERS.value() || purpose.indexOf('\0') >= 0)) {
            throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", "purpose"));
        }
    }

    private List<ReadRow> readAll(List<RawRow> raw) {
        RowReader reader = new RowReader(addresses);
        List<ReadRow> rows = new ArrayList<>(raw.size());
        for (RawRow row : raw) {
            rows.add(reader.read(row));
        }
        return rows;
    }

    private Optional<VerificationId> before(Caller caller, Submission submission, byte[] digest) {
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

    private void store(VerificationId id, Caller caller, Submission submission, Prepared prepared) {
        quotas.take(caller, Limit.ADDRESSES_PER_PERSON_AND_DAY, prepared.rows().size());
        LegalCase legalCase = cases.openFor(caller, submission.caseId());
        int addressCount = prepared.plan().batches().stream()
                .mapToInt(BatchPlan::addresses)
                .sum();
        insert(id, caller, submission, prepared, legalCase, addressCount);
        rowCopy.write(id.value(), prepared.rows());
        ownWorkbook.keep(id.value(), prepared.read(), prepared.rows());
        audit.record(entry(id, caller, prepared, legalCase, addressCount));
        batches.plan(id.value(), prepared.plan().batches());
    }

    private void insert(
            VerificationId id,
            Caller caller,
            Submission submission,
            Prepared prepared,
            LegalCase legalCase,
            int addressCount) {
        String purpose = submission.purpose();
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into verification (id, case_id, agency_id, agency_name, person_id, person_name, legal_basis,
                            purpose, deadline_seconds, source, file_name, blank_lines, row_count, address_count, batch_count,
                            layout, idempotency_key, request_sha256, submitted_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
                        addressCount,
                        prepared.plan().batches().size(),
                        prepared.plan().layout().packed(),
                        submission.idempotencyKey(),
                        prepared.digest().array(),
                        now.atOffset(ZoneOffset.UTC)))
                .update();
    }

    private static @Nullable String fileName(@Nullable String given) {
        if (given == null) {
            return null;
        }
        String plain = given.replaceAll("[\\p{Cntrl}\\p{Cs}]", "");
        return plain.substring(Math.max(0, plain.length() - Limit.FILE_NAME_CHARACTERS.intValue()));
    }

    private static AuditEntry entry(
            VerificationId id, Caller caller, Prepared prepared, LegalCase legalCase, int addressCount) {
        Map<String, String> facts = Map.of(
                "verification", id.toString(),
                "legalBasis", legalCase.legalBasis().value(),
                "source", prepared.read().source(),
                "rows", String.valueOf(prepared.rows().size()),
                "addresses", String.valueOf(addressCount),
                "batches", String.valueOf(prepared.plan().batches().size()),
                "requestHmac", HexFormat.of().formatHex(prepared.digest().array()));
        return new AuditEntry(
                AuditEvent.VERIFICATION_SUBMITTED,
                caller.personId(),
                legalCase.id().value(),
                facts);
    }
}
