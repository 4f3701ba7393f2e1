package kr.haetae.hub.transparency.internal;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.audit.LogHead;
import kr.haetae.hub.audit.LogHeads;
import kr.haetae.hub.audit.LogWitnesses;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.protocol.AgentApi.WitnessReport;
import kr.haetae.tlog.AddCheckpoint;
import kr.haetae.tlog.MalformedNoteException;
import kr.haetae.tlog.NoteKey;
import kr.haetae.tlog.NoteSignature;
import kr.haetae.tlog.NoteSigner;
import kr.haetae.tlog.ProofMaker;
import kr.haetae.tlog.SignedNote;
import kr.haetae.tlog.Witness.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives witnesses the head to cosign and takes their cosignatures. None of it is an act: it goes into neither mailbox nor
 * audit log, or the log would feed itself. Only an alarm is recorded, once.
 */
@Component
public class WitnessDesk {
    private static final Logger LOG = LoggerFactory.getLogger(WitnessDesk.class);
    /** A cosignature from the future would spoil every bundle that shows it. */
    private static final long CLOCK_TOLERANCE_SECONDS = 60;
    /** What a witness of another log is noted with. */
    private static final String OTHER_LOG = "OTHER_LOG";

    private static final Set<String> REFUSALS =
            EnumSet.allOf(Refusal.class).stream().map(Refusal::name).collect(Collectors.toUnmodifiableSet());

    private final LogHeads heads;
    private final LogWitnesses witnesses;
    private final Directory directory;
    private final Quorum quorum;
    private final NoteSigner log;
    private final AuditLog audit;
    private final AuditProperties properties;
    private final TransactionTemplate transactions;
    private final Clock clock;

    WitnessDesk(
            LogHeads heads,
            LogWitnesses witnesses,
            Directory directory,
            Quorum quorum,
            NoteSigner log,
            AuditLog audit,
            AuditProperties properties,
            TransactionTemplate transactions,
            Clock clock) {
        this.heads = heads;
        this.witnesses = witnesses;
        this.directory = directory;
        this.quorum = quorum;
        this.log = log;
        this.audit = audit;
        this.properties = properties;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Takes what a witness says and answers with what it should cosign next, if anything. */
    public Optional<AddCheckpoint> report(ExchangeId witness, WitnessReport report) {
        NoteKey key = directory.witnessKeys().get(witness);
        if (key == null || report.knownSize() < 0) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (!report.origin().equals(log.key().name())) {
            witnesses.heard(witness.name(), 0, OTHER_LOG, now);
            return Optional.empty();
        }
        if (!report.cosignature().isEmpty()) {
            take(witness, key, report, now);
        }
        hear(witness, report, now);
        return next(witness, report.knownSize(), now);
    }

    /** The witness says where the proof must start, and judges; a hub that has less than that shows it has. */
    private Optional<AddCheckpoint> next(ExchangeId witness, long knownSize, Instant now) {
        Optional<LogHead> offered = witnesses.offered(now, properties.witnessEvery());
        if (offered.isEmpty() || hasCosigned(witness, knownSize, offered.get())) {
            return Optional.empty();
        }
        long size = offered.get().checkpoint().size();
        List<byte[]> proof = knownSize > size ? List.of() : new ProofMaker(heads.hashes()).consistency(knownSize, size);
        return Optional.of(new AddCheckpoint(knownSize, proof, onlyTheLogs(offered.get())));
    }

    private boolean hasCosigned(ExchangeId witness, long knownSize, LogHead head) {
        long size = head.checkpoint().size();
        return knownSize == size && witnesses.cosigners(size).contains(witness.name());
    }

    /** A witness needs the log's signature alone; the others' would only make the request longer. */
    private static SignedNote onlyTheLogs(LogHead head) {
        return new SignedNote(head.note().text(), head.note().signatures().subList(0, 1));
    }

    private void take(ExchangeId witness, NoteKey key, WitnessReport report, Instant now) {
        Optional<LogHead> head = heads.ofSize(report.knownSize());
        if (head.isEmpty() || !isGood(head.get(), key, report.cosignature(), now)) {
            LOG.warn("{} sent a cosignature that is none of its key on a head of this log", witness);
            return;
        }
        long size = report.knownSize();
        witnesses.cosigned(size, witness.name(), report.cosignature(), now);
        if (head.get().witnessedAt() == null && quorum.reachedBy(witnesses.cosigners(size))) {
            witnesses.witnessed(size, now);
        }
    }

    private static boolean isGood(LogHead head, NoteKey key, String line, Instant now) {
        try {
            OptionalLong seconds = head.note().with(NoteSignature.parse(line)).cosignedAtSeconds(key);
            return seconds.isPresent() && seconds.getAsLong() <= now.getEpochSecond() + CLOCK_TOLERANCE_SECONDS;
        } catch (MalformedNoteException e) {
            return false;
        }
    }

    private void hear(ExchangeId witness, WitnessReport report, Instant now) {
        String refusal = REFUSALS.contains(report.refusal()) ? report.refusal() : null;
        transactions.executeWithoutResult(status -> {
            boolean news = witnesses.heard(witness.name(), report.knownSize(), refusal, now);
            if (news && refusal != null && Refusal.valueOf(refusal).isAlarming()) {
                alarm(witness, report.knownSize(), refusal);
            }
        });
    }

    private void alarm(ExchangeId witness, long knownSize, String refusal) {
        LOG.error("ALARM: {} does not cosign the audit log: {}, it knows {} rows", witness, refusal, knownSize);
        String size = heads.newest()
                .map(head -> String.valueOf(head.checkpoint().size()))
                .orElse("0");
        audit.record(new AuditEntry(
                AuditEvent.WITNESS_ALARMED,
                "exchange:" + witness.name(),
                null,
                Map.of("refusal", refusal, "knownSize", String.valueOf(knownSize), "size", size)));
    }
}
