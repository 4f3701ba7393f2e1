package kr.haetae.hub.tagindex.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.tagindex.EpochRef;
import kr.haetae.hub.tagindex.LookupOutcome;
import kr.haetae.hub.tagindex.TagIndex;
import kr.haetae.protocol.AgentApi.EpochState;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The index in packed buckets, a PostgreSQL table an epoch. */
@Service
public class PackedTagIndex implements TagIndex {
    private static final int MAX_REASON_CHARACTERS = 200;

    private final EpochRegister register;
    private final IndexKeys keys;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate callersTransaction;
    private final TagIndexProperties properties;
    private final Map<UUID, Reader> readers = new ConcurrentHashMap<>();

    public PackedTagIndex(
            EpochRegister register,
            IndexKeys keys,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactionManager,
            TagIndexProperties properties) {
        this.register = register;
        this.keys = keys;
        this.jdbc = jdbc;
        this.callersTransaction = new TransactionTemplate(transactionManager);
        this.callersTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_MANDATORY);
        this.properties = properties;
    }

    @Override
    public List<EpochRef> activeEpochs() {
        return register.inState(EpochState.ACTIVE).stream().map(EpochRow::ref).toList();
    }

    @Override
    public List<EpochRef> awaitingProof() {
        return register.inState(EpochState.PROVING).stream().map(EpochRow::ref).toList();
    }

    @Override
    public Optional<EpochRef> find(ExchangeId exchange, long epoch) {
        return register.find(exchange, epoch).map(EpochRow::ref);
    }

    @Override
    public LookupOutcome lookup(EpochRef epoch, byte[] packedTags) {
        try {
            if (packedTags.length % TagHmac.TAG_BYTES != 0) {
                throw new IllegalArgumentException("tags are " + TagHmac.TAG_BYTES + " bytes each");
            }
            Optional<Reader> reader = reader(epoch.indexId());
            if (reader.isEmpty()) {
                return new LookupOutcome.EpochGone();
            }
            reader.get().hmac().keyInPlace(packedTags);
            ConnectionCallback<Optional<BitSet>> lookup =
                    connection -> reader.get().table().lookup(connection, packedTags);
            Optional<BitSet> places = Objects.requireNonNull(jdbc.execute(lookup));
            if (places.isEmpty()) {
                readers.remove(epoch.indexId());
                return new LookupOutcome.EpochGone();
            }
            return new LookupOutcome.Hits(places.get());
        } finally {
            Arrays.fill(packedTags, (byte) 0);
        }
    }

    @Override
    public void activate(EpochRef epoch) {
        callersTransaction.executeWithoutResult(status -> {
            register.lock(epoch.exchange());
            EpochRow row = locked(epoch);
            if (row.state() == EpochState.ACTIVE) {
                return;
            }
            EpochTransitions.require(row.state(), EpochState.ACTIVE);
            register.inState(row.exchange(), EpochState.RETIRING).ifPresent(register::drop);
            register.inState(row.exchange(), EpochState.ACTIVE).ifPresent(register::retire);
            register.activate(row);
        });
    }

    @Override
    public void fail(EpochRef epoch, String reason) {
        if (reason.isEmpty() || reason.length() > MAX_REASON_CHARACTERS) {
            throw new IllegalArgumentException("a reason has 1 to " + MAX_REASON_CHARACTERS + " characters");
        }
        callersTransaction.executeWithoutResult(status -> {
            register.lock(epoch.exchange());
            EpochRow row = locked(epoch);
            if (row.state() != EpochState.FAILED) {
                register.fail(row, reason);
            }
        });
    }

    @Override
    public boolean fresh(EpochRef epoch, Instant now) {
        return now.isBefore(epoch.activatedAt().plus(properties.freshnessLimit()));
    }

    @Override
    public Duration freshnessLimit() {
        return properties.freshnessLimit();
    }

    private EpochRow locked(EpochRef epoch) {
        return register.lockRow(epoch.exchange(), epoch.epoch())
                .orElseThrow(() -> new IllegalStateException("there is no such epoch"));
    }

    /** Where and under which key an index is read never changes; whether it may be read is asked anew every time. */
    private Optional<Reader> reader(UUID indexId) {
        Reader known = readers.get(indexId);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Reader> reader = register.find(indexId).map(row -> new Reader(row.bucketTable(), keys.of(indexId)));
        reader.ifPresent(found -> readers.put(indexId, found));
        return reader;
    }

    private record Reader(BucketTable table, TagHmac hmac) {}
}
