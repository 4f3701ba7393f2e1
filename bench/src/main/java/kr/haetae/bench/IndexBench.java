package kr.haetae.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import kr.haetae.bench.Stopwatch.Taken;
import kr.haetae.hub.tagindex.EpochRef;
import kr.haetae.hub.tagindex.LookupOutcome;
import kr.haetae.protocol.Message.Manifest;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * The tag index through its own API beside what PostgreSQL can do at best: {@code IndexBench TAGS ROUNDS} prints figures as
 * lines of {@code name value}; those that end in {@code -free} count processor time, as if no other program were there.
 *
 * <p>Rounds are interleaved and every figure is the median. Loading runs from the first chunk's bytes to activation, its peer
 * copies the same bytes into a table without an index. Lookups are batches of 1,000 uniform misses on two threads, their
 * peer is as many round trips of {@code SELECT 1}.
 */
public final class IndexBench {
    private static final int BATCH = 1_000;
    private static final int BATCHES = 400;
    private static final int THREADS = 2;
    private static final int COPIED_ROW_BYTES = 768;

    private final IndexRig rig;
    private final Stopwatch stopwatch;
    private final long tags;
    private final int rounds;

    private IndexBench(IndexRig rig, long tags, int rounds) {
        this.rig = rig;
        this.stopwatch = new Stopwatch(rig.postgresProcess());
        this.tags = tags;
        this.rounds = rounds;
    }

    public static void main(String[] arguments) throws Exception {
        IndexRig rig = new IndexRig();
        try {
            new IndexBench(rig, Long.parseLong(arguments[0]), Integer.parseInt(arguments[1])).run();
        } finally {
            rig.close();
        }
    }

    private void run() throws Exception {
        // The compiler needs a run of its own before anything is counted.
        rig.load(1, Math.min(tags, 1_000_000));
        List<Taken> loads = new ArrayList<>();
        List<Taken> copies = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            long epoch = 2L + round;
            loads.add(stopwatch.take(() -> rig.load(epoch, tags)));
            copies.add(stopwatch.take(() -> copyPlain(epoch)));
            progress("loaded", round, loads, copies);
        }
        // A load goes from hub to PostgreSQL and back: one core at a time.
        report("load", tags, loads, 1);
        report("copy", tags, copies, 1);
        print("bytes-a-tag", indexBytes() / (double) tags);
        EpochRef epoch = rig.active();
        onThreads(seed -> lookups(epoch, seed));
        List<Taken> lookups = new ArrayList<>();
        List<Taken> roundTrips = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            lookups.add(stopwatch.take(() -> onThreads(seed -> lookups(epoch, seed))));
            roundTrips.add(stopwatch.take(() -> onThreads(seed -> selectOne())));
            progress("looked up", round, lookups, roundTrips);
        }
        report("lookup", (long) BATCHES * BATCH, lookups, THREADS);
        report("select-1", BATCHES, roundTrips, THREADS);
    }

    /** The same bytes in rows as long as a bucket's, without key, sorting, index or state. */
    private double copyPlain(long epoch) throws Exception {
        try (Connection connection = rig.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS plain");
            statement.execute("CREATE TABLE plain (packed bytea STORAGE EXTERNAL)");
            double making = 0;
            double start = Stopwatch.seconds();
            try (PGCopyOutputStream out = new PGCopyOutputStream(
                    connection.unwrap(PGConnection.class), "COPY plain FROM STDIN WITH (FORMAT binary)", 256 * 1024)) {
                out.write("PGCOPY\n\u00ff\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
                for (long chunk = 0; chunk * Manifest.CHUNK_TAGS < tags; chunk++) {
                    double before = Stopwatch.seconds();
                    byte[] bytes = IndexRig.chunk(epoch, chunk, tags);
                    making += Stopwatch.seconds() - before;
                    for (int at = 0; at < bytes.length; at += COPIED_ROW_BYTES) {
                        int length = Math.min(COPIED_ROW_BYTES, bytes.length - at);
                        out.write(new byte[] {0, 1, 0, 0, (byte) (length >> 8), (byte) length});
                        out.write(bytes, at, length);
                    }
                }
                out.write(new byte[] {-1, -1});
            }
            return Stopwatch.seconds() - start - making;
        }
    }

    private long indexBytes() throws Exception {
        try (Connection connection = rig.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT sum(pg_total_relation_size(oid)) FROM pg_class"
                        + " WHERE relkind = 'r' AND relname = 'tag_bucket_"
                        + rig.active().indexId().toString().replace("-", "") + "'")) {
            row.next();
            return row.getLong(1);
        }
    }

    private double lookups(EpochRef epoch, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double making = 0;
        double start = Stopwatch.seconds();
        for (int batch = 0; batch < BATCHES / THREADS; batch++) {
            byte[] misses = new byte[BATCH * 12];
            double before = Stopwatch.seconds();
            random.nextBytes(misses);
            making += Stopwatch.seconds() - before;
            if (!(rig.index().lookup(epoch, misses) instanceof LookupOutcome.Hits hits)
                    || !hits.places().isEmpty()) {
                throw new IllegalStateException("random tags must miss a live index");
            }
        }
        return Stopwatch.seconds() - start - making;
    }

    private double selectOne() throws Exception {
        double start = Stopwatch.seconds();
        for (int trip = 0; trip < BATCHES / THREADS; trip++) {
            try (Connection connection = rig.dataSource().getConnection();
                    PreparedStatement select = connection.prepareStatement("SELECT 1");
                    ResultSet row = select.executeQuery()) {
                row.next();
            }
        }
        return Stopwatch.seconds() - start;
    }

    /** Runs work on both threads; the slower one counts. */
    private static double onThreads(Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Double>> tasks = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                long seed = System.nanoTime() + thread;
                tasks.add(() -> work.run(seed));
            }
            double slowest = 0;
            for (Future<Double> result : threads.invokeAll(tasks)) {
                slowest = Math.max(slowest, result.get());
            }
            return slowest;
        } finally {
            threads.shutdown();
        }
    }

    private static void report(String name, long count, List<Taken> taken, int cores) {
        print(name, count / median(taken, Taken::seconds));
        print(name + "-free", cores * count / median(taken, Taken::processorSeconds));
    }

    private static double median(List<Taken> taken, ToDoubleFunction<Taken> figure) {
        double[] sorted = taken.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static void print(String name, double value) {
        System.out.printf(Locale.ROOT, "%s %.2f%n", name, value);
    }

    private static void progress(String what, int round, List<Taken> ours, List<Taken> peers) {
        System.err.printf(
                Locale.ROOT,
                "  round %d  %s in %.2f s, the peer in %.2f s%n",
                round + 1,
                what,
                ours.get(round).seconds(),
                peers.get(round).seconds());
    }

    /** One thread's work, which says how long it took. */
    private interface Work {
        double run(long seed) throws Exception;
    }
}
