package kr.haetae.agent.wallets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import kr.haetae.agent.connector.ConnectorException;
import kr.haetae.agent.connector.ExchangeConnector;
import kr.haetae.agent.keys.PrivateFiles;
import kr.haetae.agent.report.Console;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.MalformedMessageException;
import kr.haetae.protocol.WireTime;

/** The wallet list in use: read in the background, replaced as a whole by every later reading. */
public final class CurrentWallets {
    private final WalletLoader loader;
    private final ExchangeConnector connector;
    private final Path stateFolder;
    private final Console console;
    private final Clock clock;
    private volatile CompletableFuture<WalletList> list = new CompletableFuture<>();

    public CurrentWallets(
            WalletLoader loader, ExchangeConnector connector, Path stateFolder, Console console, Clock clock) {
        this.loader = loader;
        this.connector = connector;
        this.stateFolder = stateFolder;
        this.console = console;
        this.clock = clock;
    }

    /**
     * What the last reading gave, for {@code status}.
     *
     * @param readAt as {@link WireTime}
     */
    public record LastReading(String readAt, String contentHash, LoadReport report) {}

    /** The list, as soon as there is one. */
    public CompletableFuture<WalletList> list() {
        return list;
    }

    /** Reads the wallets and puts the new list in use. A reading that fails leaves the old list. */
    public LoadedWallets read() throws ConnectorException, IOException {
        LoadedWallets read = loader.load(connector);
        LoadReport report = read.report();
        console.info("wallets.read", report.rows(), report.wallets(), report.skippedRows());
        if (report.skippedRows() > 0) {
            console.warn("wallets.skipped", report.skipped());
        }
        CompletableFuture<WalletList> before = list;
        list = CompletableFuture.completedFuture(read.list());
        before.complete(read.list());
        PrivateFiles.createFolder(stateFolder);
        PrivateFiles.write(
                fileIn(stateFolder),
                Json.write(new LastReading(WireTime.format(clock.instant()), read.contentHash(), report)));
        return read;
    }

    /** What the last reading of any process gave. */
    public static Optional<LastReading> lastReading(Path stateFolder) {
        try {
            return Optional.of(Json.read(Files.readAllBytes(fileIn(stateFolder)), LastReading.class));
        } catch (IOException | MalformedMessageException e) {
            return Optional.empty();
        }
    }

    private static Path fileIn(Path stateFolder) {
        return stateFolder.resolve("wallets.json");
    }
}
