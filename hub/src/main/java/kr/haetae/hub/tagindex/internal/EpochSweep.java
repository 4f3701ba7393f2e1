package kr.haetae.hub.tagindex.internal;

import java.util.Set;
import java.util.UUID;
import kr.haetae.hub.tagindex.OpenEpochs;
import kr.haetae.protocol.AgentApi.EpochState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** Drops retiring epochs no open task names, and the tables of every epoch that has ended: O(1), whatever their size. */
public class EpochSweep {
    private static final Logger LOG = LoggerFactory.getLogger(EpochSweep.class);

    private final EpochRegister register;
    private final OpenEpochs openEpochs;
    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;

    public EpochSweep(
            EpochRegister register, OpenEpochs openEpochs, JdbcTemplate jdbc, TransactionOperations transactions) {
        this.register = register;
        this.openEpochs = openEpochs;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** One round; trouble is logged and left to the next. */
    public void sweep() {
        try {
            Set<UUID> open = openEpochs.namedByOpenTasks();
            register.inState(EpochState.RETIRING).stream()
                    .filter(row -> !open.contains(row.indexId()))
                    .forEach(row -> transactions.executeWithoutResult(status -> register.drop(row)));
            register.endedWithTables().forEach(this::dropTables);
        } catch (DataAccessException | TransactionException | EpochMoved e) {
            LOG.warn(
                    "Ended epochs could not be dropped now; trying again: {}",
                    e.getClass().getSimpleName());
        }
    }

    private void dropTables(EpochRow row) {
        ConnectionCallback<Boolean> drop = connection -> {
            row.chunkTable().dropIfPresent(connection);
            row.bucketTable().dropIfPresent(connection);
            return true;
        };
        transactions.executeWithoutResult(status -> {
            // A reader or a builder may hold the table still: rather come again than make others wait.
            jdbc.execute("SET LOCAL lock_timeout = '2s'");
            jdbc.execute(drop);
            register.tablesDropped(row);
        });
    }
}
