package kr.haetae.agent.wallets;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import kr.haetae.address.AddressReader;
import kr.haetae.address.AddressReading;
import kr.haetae.agent.connector.ConnectorException;
import kr.haetae.agent.connector.ConnectorException.Reason;
import kr.haetae.agent.connector.ExchangeConnector;
import kr.haetae.agent.report.Progress;
import org.jspecify.annotations.Nullable;

/** Reads all rows of a connector as addresses, by the hub's own rules, on every core. */
public final class WalletLoader {
    private static final int BATCH_ROWS = 2_048;
    private static final int QUEUED_BATCHES = 8;
    private static final int MAX_ADDRESS_CHARACTERS = 1_000;

    private final AddressReader reader;
    private final Progress progress;

    public WalletLoader(AddressReader reader, Progress progress) {
        this.reader = reader;
        this.progress = progress;
    }

    /** Reads the list; rows that do not parse are skipped and counted. */
    public LoadedWallets load(ExchangeConnector connector) throws ConnectorException {
        int threads = Runtime.getRuntime().availableProcessors();
        ThreadPoolExecutor workers = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(QUEUED_BATCHES),
                new ThreadPoolExecutor.CallerRunsPolicy());
        try (Progress.Step step = progress.step("reading", 0)) {
            Reading reading = new Reading(workers, step);
            connector.read(reading::row);
            return reading.finish();
        } finally {
            workers.shutdownNow();
        }
    }

    private record Row(
            @Nullable String chain,
            String address,
            @Nullable String memo) {
        @Override
        public String toString() {
            return "Row";
        }
    }

    private final class Reading {
        private final WalletListBuilder builder = new WalletListBuilder(new ChainNumbers(reader.chains()));
        private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        private final ThreadPoolExecutor workers;
        private final Progress.Step step;
        private List<Row> batch = new ArrayList<>(BATCH_ROWS);

        Reading(ThreadPoolExecutor workers, Progress.Step step) {
            this.workers = workers;
            this.step = step;
        }

        void row(@Nullable String chain, String address, @Nullable String memo) {
            batch.add(new Row(chain, address, memo));
            if (batch.size() == BATCH_ROWS) {
                submit();
            }
        }

        private void submit() {
            List<Row> full = batch;
            batch = new ArrayList<>(BATCH_ROWS);
            workers.execute(() -> {
                try {
                    full.forEach(row -> take(row, builder));
                    step.advance(full.size());
                } catch (RuntimeException e) {
                    failure.compareAndSet(null, e);
                }
            });
        }

        LoadedWallets finish() throws ConnectorException {
            submit();
            workers.shutdown();
            try {
                if (!workers.awaitTermination(1, TimeUnit.HOURS)) {
                    throw new ConnectorException(Reason.TOO_SLOW, "", true);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ConnectorException(Reason.INTERRUPTED, "", true);
            }
            RuntimeException failed = failure.get();
            if (failed != null) {
                throw failed;
            }
            return builder.build();
        }
    }

    private void take(Row row, WalletListBuilder builder) {
        if (row.address.length() > MAX_ADDRESS_CHARACTERS) {
            builder.skip("TOO_LONG");
            return;
        }
        String memo = row.memo == null || row.memo.isEmpty() ? null : row.memo;
        AddressReading reading = reader.read(row.chain, row.address, memo);
        if (reading instanceof AddressReading.Valid valid) {
            builder.add(valid.addresses(), valid.memo() == null ? "" : valid.memo(), declaresItsChain(valid));
        } else if (reading instanceof AddressReading.Invalid invalid) {
            builder.skip(invalid.error().code().name());
        }
    }

    /** A chain that was guessed or corrected is the likeliest of its namespace, not the exchange's word. */
    private static boolean declaresItsChain(AddressReading.Valid reading) {
        return reading.notes().stream().allMatch(AddressReading.Note.MemoFromAddress.class::isInstance);
    }
}
