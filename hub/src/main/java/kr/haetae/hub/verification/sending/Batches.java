package kr.haetae.hub.verification.sending;

import java.security.SecureRandom;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.keys.HubKeys;
import kr.haetae.hub.verification.blinding.BatchSecrets;
import kr.haetae.hub.verification.opaque.Bytes;
import kr.haetae.hub.verification.operating.RowTime;
import kr.haetae.hub.verification.planning.BatchPlan;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The batches: planned with a verification, blinded once, referenced by every exchange's task. */
@Repository
public class Batches {
    private static final String COLUMNS =
            "id, verification_id, proves_index, honey_for, coalesce(batch_no, 0) as batch_no, index_from, inputs, wrapped_seed, "
                    + "(select agency_id || '/' || case_id from verification v where v.id = verification_id) as case_ref";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final HubKeys keys;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Batches(JdbcClient jdbc, JdbcTemplate template, HubKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Stores a verification's batches, each with a fresh id and seed and its range of the element count. The count stays
     * locked until the transaction ends: to be called last.
     */
    public void plan(UUID verification, List<BatchPlan> plans) {
        insert(verification, null, null, plans);
    }

    /** Stores a batch that looks for an index's canaries. */
    public void planCanaries(UUID index, BatchPlan plan) {
        insert(null, index, null, List.of(plan));
    }

    /** Stores a batch about addresses whose holder is known. */
    public void planHoney(BatchPlan plan, Collection<ExchangeId> exchanges) {
        insert(null, null, exchanges.stream().map(ExchangeId::name).toArray(String[]::new), List.of(plan));
    }

    private void insert(
            @Nullable UUID verification, @Nullable UUID index, String @Nullable [] honeyFor, List<BatchPlan> plans) {
        if (plans.isEmpty()) {
            return;
        }
        List<Object[]> rows = new ArrayList<>();
        for (int batchNo = 0; batchNo < plans.size(); batchNo++) {
            BatchPlan plan = plans.get(batchNo);
            rows.add(new Object[] {
                UUID.randomUUID(),
                verification,
                verification == null ? null : batchNo,
                index,
                honeyFor,
                0L,
                plan.size(),
                plan.addresses(),
                wrappedSeed(),
                plan.packed(),
                clock.instant().atOffset(ZoneOffset.UTC)
            });
        }
        long next = reserve(plans.stream().mapToInt(BatchPlan::size).sum());
        for (Object[] row : rows) {
            row[5] = next;
            next += (int) row[6];
        }
        template.batchUpdate("""
                insert into batch (id, verification_id, batch_no, proves_index, honey_for, state, index_from, size,
                    address_count, wrapped_seed, inputs, planned_at)
                values (?, ?, ?, ?, ?, 'PLANNED', ?, ?, ?, ?, ?, ?)
                """, rows, new int[] {
            Types.OTHER,
            Types.OTHER,
            Types.INTEGER,
            Types.OTHER,
            Types.ARRAY,
            Types.BIGINT,
            Types.INTEGER,
            Types.INTEGER,
            Types.BINARY,
            Types.BINARY,
            Types.TIMESTAMP_WITH_TIMEZONE
        });
    }

    private byte[] wrappedSeed() {
        byte[] seed = new byte[BatchSecrets.SEED_LENGTH_BYTES];
        random.nextBytes(seed);
        byte[] wrapped = keys.wrap(seed);
        Arrays.fill(seed, (byte) 0);
        return wrapped;
    }

    private long reserve(int elements) {
        return jdbc.sql("update element_counter set next_index = next_index + ? returning next_index - ?")
                .params(elements, elements)
                .query(Long.class)
                .single();
    }

    /**
     * The next batch to blind, locked for the caller's transaction: canaries and honey first, then every verification's first
     * batches before another's later ones.
     *
     * @param canariesOnly whether verifications have to wait
     */
    Optional<StoredBatch> takePlanned(boolean canariesOnly) {
        return jdbc.sql("select " + COLUMNS + " from batch where state = 'PLANNED'"
                        + (canariesOnly ? " and verification_id is null" : "")
                        + " order by batch.batch_no nulls first, planned_at limit 1 for update skip locked")
                .query(Batches::batchOf)
                .optional();
    }

    void markSent(UUID batch, String header, byte[] elements, Instant now) {
        jdbc.sql("update batch set state = 'SENT', header = ?, elements = ?, sent_at = ? where id = ?")
                .params(header, elements, now.atOffset(ZoneOffset.UTC), batch)
                .update();
    }

    /** A batch that exists. */
    public StoredBatch load(UUID batch) {
        return jdbc.sql("select " + COLUMNS + " from batch where id = ?")
                .param(batch)
                .query(Batches::batchOf)
                .single();
    }

    /** The blinded elements of a batch that was sent. */
    public byte[] elements(UUID batch) {
        return jdbc.sql("select elements from batch where id = ?")
                .param(batch)
                .query(byte[].class)
                .single();
    }

    /**
     * Locks a batch for the caller's transaction, so that what two exchanges say of it is seen one after the other.
     *
     * @return when it was sent
     */
    public Instant lock(UUID batch) {
        return jdbc.sql("select sent_at from batch where id = ? for update")
                .param(batch)
                .query((row, number) -> RowTime.of(row, "sent_at"))
                .single();
    }

    /** Locks a batch that may not have been sent yet. */
    public void lockPlannedOrSent(UUID batch) {
        jdbc.sql("select id from batch where id = ? for update")
                .param(batch)
                .query(UUID.class)
                .single();
    }

    /** The seed of a batch; the caller erases it. */
    public byte[] seed(StoredBatch batch) {
        return keys.unwrap(batch.wrappedSeed().array());
    }

    private static Set<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? Set.of() : Set.of((String[]) array.getArray());
    }

    private static StoredBatch batchOf(ResultSet row, int number) throws SQLException {
        return new StoredBatch(
                row.getObject("id", UUID.class),
                row.getObject("verification_id", UUID.class),
                row.getObject("proves_index", UUID.class),
                texts(row.getArray("honey_for")),
                row.getInt("batch_no"),
                row.getLong("index_from"),
                BatchPlan.unpack(row.getBytes("inputs")),
                Bytes.of(row.getBytes("wrapped_seed")),
                Asking.caseOrNull(row));
    }
}
