package kr.haetae.hub.verification.submitting;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.haetae.address.AddressReader;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Quota;
import kr.haetae.hub.access.Quotas;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.casework.Cases;
import kr.haetae.hub.casework.LegalCase;
import kr.haetae.hub.frame.IdempotentRequests;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.verification.Submission;
import kr.haetae.hub.verification.VerificationId;
import kr.haetae.hub.verification.drawing.RecordedList;
import kr.haetae.hub.verification.intake.Intake;
import kr.haetae.hub.verification.intake.Intake.RowsRead;
import kr.haetae.hub.verification.intake.RawRow;
import kr.haetae.hub.verification.opaque.Bytes;
import kr.haetae.hub.verification.operating.Completion;
import kr.haetae.hub.verification.planning.BatchPlanner;
import kr.haetae.hub.verification.reading.ReadRow;
import kr.haetae.hub.verification.reading.RowReader;
import kr.haetae.hub.verification.sending.BatchSender;
import kr.haetae.hub.verification.sending.Batches;
import kr.haetae.protocol.ListCommitment;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Accepts a verification: its rows, batches, audit entry and idempotency key in one transaction, or nothing at all. */
@Component
public class Submitting {
    private final TransactionTemplate transactions;
    private final Intake intake;
    private final Cases cases;
    private final AcceptedVerifications accepted;
    private final Quotas quotas;
    private final RowCopy rowCopy;
    private final OwnWorkbook ownWorkbook;
    private final RequestDigest requestDigest;
    private final Batches batches;
    private final BatchSender sender;
    private final Completion completion;
    private final AuditLog audit;
    private final SecureRandom random = new SecureRandom();
    private final BatchPlanner planner = new BatchPlanner(random);
    private final AddressReader addresses = AddressReader.standard();

    public Submitting(
            TransactionTemplate transactions,
            Intake intake,
            Cases cases,
            AcceptedVerifications accepted,
            Quotas quotas,
            RowCopy rowCopy,
            OwnWorkbook ownWorkbook,
            RequestDigest requestDigest,
            Batches batches,
            BatchSender sender,
            Completion completion,
            AuditLog audit) {
        this.transactions = transactions;
        this.intake = intake;
        this.cases = cases;
        this.accepted = accepted;
        this.quotas = quotas;
        this.rowCopy = rowCopy;
        this.ownWorkbook = ownWorkbook;
        this.requestDigest = requestDigest;
        this.batches = batches;
        this.sender = sender;
        this.completion = completion;
        this.audit = audit;
    }

    /** Accepts a submission; the same key with the same content again gives the verification it gave before. */
    public VerificationId submit(Caller caller, Submission submission) {
        checkFields(submission);
        cases.openFor(caller, submission.caseId());
        RowsRead read = intake.read(submission.input());
        byte[] digest = requestDigest.of(submission, read);
        Optional<VerificationId> before = accepted.before(caller, submission, digest);
        if (before.isPresent()) {
            return before.get();
        }
        List<ReadRow> rows = readAll(read.rows());
        BatchPlanner.Plan plan = planner.plan(rows);
        RecordedList list = RecordedList.of(plan.layout(), plan.batches(), listSalt());
        VerificationId id = VerificationId.fresh();
        try {
            transactions.executeWithoutResult(
                    status -> store(id, caller, submission, new Prepared(read, rows, plan, Bytes.of(digest), list)));
        } catch (DuplicateKeyException e) {
            return accepted.before(caller, submission, digest).orElseThrow(() -> e);
        }
        sender.wake();
        completion.check(id.value());
        return id;
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

    private void store(VerificationId id, Caller caller, Submission submission, Prepared prepared) {
        quotas.take(caller, Quota.ADDRESSES, prepared.rows().size());
        LegalCase legalCase = cases.openFor(caller, submission.caseId());
        accepted.insert(id, caller, submission, prepared, legalCase);
        rowCopy.write(id.value(), prepared.rows());
        ownWorkbook.keep(id.value(), prepared.read(), prepared.rows());
        // Under the verification's own id, so that its row is found again.
        audit.record(id.value(), entry(id, caller, prepared, legalCase));
        batches.plan(id.value(), prepared.plan().batches());
    }

    private byte[] listSalt() {
        byte[] salt = new byte[ListCommitment.SALT_LENGTH_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    private static AuditEntry entry(VerificationId id, Caller caller, Prepared prepared, LegalCase legalCase) {
        RecordedList list = prepared.list();
        Map<String, String> facts = Map.of(
                "verification", id.toString(),
                "legalBasis", legalCase.legalBasis().value(),
                "source", prepared.read().source(),
                "rows", String.valueOf(prepared.rows().size()),
                "addresses", String.valueOf(prepared.addresses()),
                "batches", String.valueOf(prepared.plan().batches().size()),
                "requestHmac", HexFormat.of().formatHex(prepared.digest().array()),
                "listed", String.valueOf(list.size()),
                "listRoot", HexFormat.of().formatHex(list.root()));
        return new AuditEntry(AuditEvent.VERIFICATION_SUBMITTED, caller.personId(), legalCase.inLog(), facts);
    }
}
