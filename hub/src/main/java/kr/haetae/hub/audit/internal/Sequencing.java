package kr.haetae.hub.audit.internal;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kr.haetae.hub.audit.LogDamagedException;
import kr.haetae.hub.audit.LogHead;
import kr.haetae.hub.audit.Sequencer;
import kr.haetae.hub.audit.internal.Unsequenced.Queued;
import kr.haetae.protocol.audit.AuditLeaf;
import kr.haetae.protocol.audit.SaltedCommitment;
import kr.haetae.tlog.Checkpoint;
import kr.haetae.tlog.MerkleTree;
import kr.haetae.tlog.NoteSigner;
import kr.haetae.tlog.TiledTree;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Queue to leaves, tiles and a signed head: all of a run is one transaction under one lock, or nothing. */
@Component
class Sequencing implements Sequencer {
    /** Of the hub's nodes one at a time sequences. */
    private static final long ONE_NODE_LOCK = 0x48_4145_5441_4503L;
    /** A tenth of a second's work: the lock and the transaction stay short. */
    private static final int ROWS_PER_RUN = 2_048;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;
    private final Unsequenced queue;
    private final JdbcHeads heads;
    private final NoteSigner log;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Sequencing(
            JdbcTemplate jdbc,
            TransactionTemplate transactions,
            Unsequenced queue,
            JdbcHeads heads,
            NoteSigner log,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.queue = queue;
        this.heads = heads;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public boolean sequence() {
        return queue.any() && Boolean.TRUE.equals(transactions.execute(status -> isMyTurn() && run()));
    }

    private boolean isMyTurn() {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, ONE_NODE_LOCK));
    }

    private boolean run() {
        List<Queued> rows = queue.oldest(ROWS_PER_RUN);
        if (rows.isEmpty()) {
            return false;
        }
        JdbcTiles tiles = new JdbcTiles(jdbc);
        TiledTree tree = treeAsSigned(tiles);
        tree.append(place(rows, tree.size()));
        tiles.flush();
        queue.remove(rows);
        Checkpoint head =
                Checkpoint.of(log.key().name(), tree.size(), tree.proofs().root(tree.size()));
        heads.insert(head, head.signedBy(log), clock.instant());
        return rows.size() == ROWS_PER_RUN;
    }

    /** What somebody changed behind our back must never get our signature. */
    private TiledTree treeAsSigned(JdbcTiles tiles) {
        Optional<LogHead> last = heads.newest();
        if (last.isEmpty()) {
            return new TiledTree(tiles, 0);
        }
        Checkpoint signed = last.get().checkpoint();
        if (!last.get().note().isSignedBy(log.key())) {
            throw new LogDamagedException("the newest checkpoint is not signed by this hub's log key");
        }
        TiledTree tree = new TiledTree(tiles, signed.size());
        if (!Arrays.equals(tree.proofs().root(signed.size()), signed.root())) {
            throw new LogDamagedException("the stored tree has not the root that was signed");
        }
        return tree;
    }

    /** Stores the leaves and gives their hashes. */
    private List<byte[]> place(List<Queued> rows, long first) {
        List<byte[]> hashes = new ArrayList<>(rows.size());
        List<Object[]> leaves = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            AuditedRow row = rows.get(i).row();
            byte[] salt = new byte[SaltedCommitment.SALT_BYTES];
            random.nextBytes(salt);
            AuditLeaf leaf = row.leaf(salt);
            hashes.add(MerkleTree.leafHash(leaf.bytes()));
            leaves.add(new Object[] {first + i, row.id(), new String(leaf.bytes(), StandardCharsets.US_ASCII), salt});
        }
        jdbc.batchUpdate("insert into audit_leaf (leaf_index, entry_id, leaf, row_salt) values (?, ?, ?, ?)", leaves);
        return hashes;
    }
}
