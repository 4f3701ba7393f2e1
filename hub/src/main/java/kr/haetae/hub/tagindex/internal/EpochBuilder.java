package kr.haetae.hub.tagindex.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Builds the index of completed uploads, one at a time so that memory stays bounded. A build is one transaction: killed at
 * any moment it leaves nothing behind, and the next scan begins it anew from the stored chunks.
 */
@Component
public class EpochBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(EpochBuilder.class);

    private final EpochRegister register;
    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;
    private final AtomicBoolean running = new AtomicBoolean();

    public EpochBuilder(EpochRegister register, JdbcTemplate jdbc, TransactionOperations transactions) {
        this.register = register;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Builds everything that waits; returns at once if another thread is at it. Trouble is logged and left to the next scan. */
    public void buildWaiting() {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        try {
            register.sealed().forEach(this::build);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "Epochs could not be built now; trying again: {}",
                    e.getClass().getSimpleName());
        } finally {
            running.set(false);
        }
    }

    private void build(EpochRow row) {
        try {
            transactions.executeWithoutResult(status -> {
                if (register.tryLockForBuilding(row.indexId())) {
                    buildLocked(row);
                }
            });
        } catch (EpochRejected e) {
            transactions.executeWithoutResult(status -> register.fail(row, String.valueOf(e.getMessage())));
        } catch (EpochMoved e) {
            LOG.info("Epoch {} of {} was superseded while it was built", row.epoch(), row.exchange());
        }
    }

    private void buildLocked(EpochRow seen) {
        // Another hub may have built it between the scan and the lock.
        EpochRow row = register.find(seen.indexId()).orElseThrow();
        if (row.state() != seen.state()) {
            return;
        }
        ConnectionCallback<Boolean> build = connection -> {
            new BucketBuild(
                            row.chunkTable(),
                            row.bucketTable(),
                            new BucketLayout(row.bucketBits()),
                            BucketBuild.PASS_TAGS)
                    .run(connection, row.count());
            return true;
        };
        jdbc.execute(build);
        register.built(row);
        ConnectionCallback<Boolean> clear = connection -> {
            row.chunkTable().dropIfPresent(connection);
            return true;
        };
        jdbc.execute(clear);
        LOG.info("Epoch {} of {} is built", row.epoch(), row.exchange());
    }
}
