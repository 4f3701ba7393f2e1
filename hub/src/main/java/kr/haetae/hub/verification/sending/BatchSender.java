package kr.haetae.hub.verification.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.directory.Exchange;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.mailbox.Mailbox;
import kr.haetae.hub.tagindex.EpochRef;
import kr.haetae.hub.tagindex.TagIndex;
import kr.haetae.hub.verification.blinding.Blinder;
import kr.haetae.hub.verification.blinding.Blinder.BlindedBatch;
import kr.haetae.hub.verification.operating.Changes;
import kr.haetae.hub.work.Signal;
import kr.haetae.hub.work.Worker;
import kr.haetae.hub.work.Working;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Blinds planned batches and puts them into every exchange's mailbox, a few ahead of the agents. From one durable state
 * to the next: a batch is planned, then sent; a crash between leaves it planned, with the same seed and place.
 */
@Component
public class BatchSender implements Working {
    private static final int WINDOW_BATCHES = 6;
    private static final Duration SLOW_AFTER = Duration.ofSeconds(10);
    private static final long RESCAN_MILLIS = 1_000;

    private final TransactionTemplate transactions;
    private final Batches batches;
    private final Questions questions;
    private final Lanes lanes;
    private final Blinder blinder;
    private final BatchKeys batchKeys;
    private final HeaderMaker headers;
    private final Directory directory;
    private final TagIndex tagIndex;
    private final Mailbox mailbox;
    private final AuditLog audit;
    private final Changes changes;
    private final Clock clock;
    private final Signal signal = new Signal();
    private final Worker worker = new Worker("batch-sender", signal, RESCAN_MILLIS, this::sendNext);

    public BatchSender(
            TransactionTemplate transactions,
            Batches batches,
            Questions questions,
            Lanes lanes,
            Blinder blinder,
            BatchKeys batchKeys,
            HeaderMaker headers,
            Directory directory,
            TagIndex tagIndex,
            Mailbox mailbox,
            AuditLog audit,
            Changes changes,
            Clock clock) {
        this.transactions = transactions;
        this.batches = batches;
        this.questions = questions;
        this.lanes = lanes;
        this.blinder = blinder;
        this.batchKeys = batchKeys;
        this.headers = headers;
        this.directory = directory;
        this.tagIndex = tagIndex;
        this.mailbox = mailbox;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    /** Says that there is something to send, or room to send it. */
    public void wake() {
        signal.raise();
    }

    private boolean sendNext() {
        List<ExchangeId> members = directory.exchanges().stream()
                .filter(Exchange::active)
                .map(Exchange::id)
                .toList();
        boolean full = windowFull(members);
        Optional<StoredBatch> sent = transactions.execute(status -> {
            Optional<StoredBatch> batch = batches.takePlanned(full);
            batch.ifPresent(planned -> send(planned, members));
            return batch;
        });
        sent.map(StoredBatch::verificationId).ifPresent(changes::happened);
        return sent.isPresent();
    }

    /** Agents that are away or slow do not hold up the others. */
    private boolean windowFull(List<ExchangeId> members) {
        List<ExchangeId> online = members.stream().filter(mailbox::online).toList();
        Instant since = clock.instant().minus(SLOW_AFTER);
        return questions.unansweredSince(since, online) >= WINDOW_BATCHES;
    }

    private void send(StoredBatch batch, List<ExchangeId> members) {
        Map<ExchangeId, EpochRef> indexes = indexesFor(batch);
        byte[] seed = batches.seed(batch);
        BlindedBatch blinded = blinder.blind(batch.id(), batch.plan(), seed, batch.indexFrom());
        Instant now = clock.instant();
        String header = headers.header(batch, blinded, seed, now);
        Arrays.fill(seed, (byte) 0);
        batches.markSent(batch.id(), header, blinded.elements().array(), now);
        List<ExchangeId> asked = new ArrayList<>(indexes.keySet());
        List<ExchangeId> without = new ArrayList<>();
        if (batch.isHoney()) {
            asked.retainAll(members);
        }
        if (batch.verificationId() != null) {
            asked.retainAll(members);
            members.stream().filter(member -> !indexes.containsKey(member)).forEach(without::add);
        }
        questions.ask(batch, asked.stream().sorted().map(indexes::get).toList(), without, now);
        if (batch.verificationId() != null) {
            lanes.asked(batch.verificationId(), asked, now);
        }
        record(batch, header, asked);
        batchKeys.remember(batch.id(), batch.plan(), blinded);
    }

    private Map<ExchangeId, EpochRef> indexesFor(StoredBatch batch) {
        List<EpochRef> all = new ArrayList<>(tagIndex.activeEpochs());
        UUID proves = batch.provesIndex();
        if (batch.isHoney()) {
            all.removeIf(index -> !batch.honeyFor().contains(index.exchange().name()));
        }
        if (proves != null) {
            all.addAll(tagIndex.awaitingProof());
            all.removeIf(index -> !index.indexId().equals(proves));
        }
        return all.stream().collect(Collectors.toMap(EpochRef::exchange, Function.identity(), (one, other) -> one));
    }

    private void record(StoredBatch batch, String header, List<ExchangeId> asked) {
        Map<String, String> facts = Map.of(
                "batch", batch.id().toString(),
                "verification", String.valueOf(batch.verificationId()),
                "indexFrom", String.valueOf(batch.indexFrom()),
                "elements", String.valueOf(batch.plan().size()),
                "headerSha256", Hashes.sha256Hex(header),
                "exchanges", asked.stream().map(ExchangeId::name).sorted().collect(Collectors.joining(",")));
        audit.record(new AuditEntry(AuditEvent.BATCH_SENT, AuditEntry.HUB, batch.inCase(), facts));
    }

    @Override
    public List<Worker> workers() {
        return List.of(worker);
    }
}
