package kr.haetae.cli.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Writes each exchange's wallet list to where its agent reads it. */
final class WalletFiles {
    private static final int SAMPLE_FROM_EACH = 4;

    private final DemoFolder folder;
    private final DemoOptions options;
    private final PublicWallets publicWallets;

    WalletFiles(DemoFolder folder, DemoOptions options) throws IOException {
        this.folder = folder;
        this.options = options;
        this.publicWallets = PublicWallets.notIn(options.exchanges());
    }

    static Path of(Path exchangeFolder) {
        return exchangeFolder.resolve("wallets.csv");
    }

    void write(DemoExchange exchange, Console console) throws IOException {
        Path target = of(folder.exchange(exchange));
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        if (exchange.file() != null) {
            Files.copy(exchange.file(), target, StandardCopyOption.REPLACE_EXISTING);
            console.say(
                    "demo.wrote",
                    exchange.name(),
                    count(target),
                    console.texts().say("demo.fromFile", exchange.file()));
            return;
        }
        List<PublicWallets.Row> known = publicWallets.of(exchange.name());
        try (BufferedWriter csv = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
            csv.append("chain,address,memo,label\n");
            for (PublicWallets.Row row : known) {
                csv.append(row.chain())
                        .append(',')
                        .append(row.address())
                        .append(",,\"")
                        .append(row.label())
                        .append(" - ")
                        .append(row.source())
                        .append("\"\n");
            }
            new SyntheticWallets(exchange.name()).writeTo(csv, options.wallets());
        }
        String kind = known.isEmpty()
                ? console.texts().say("demo.synthetic")
                : console.texts().say("demo.syntheticAndPublic", known.size());
        console.say("demo.wrote", exchange.name(), options.wallets() + known.size(), kind);
    }

    /** A list to try out: some wallets of every synthetic exchange, some of nobody, one with a slip in it. */
    void writeSample() throws IOException {
        try (BufferedWriter csv = Files.newBufferedWriter(folder.sample(), StandardCharsets.UTF_8)) {
            csv.append("chain,address,memo\n");
            for (DemoExchange exchange : options.exchanges()) {
                if (exchange.file() == null) {
                    append(csv, new SyntheticWallets(exchange.name()).first(options.wallets()), SAMPLE_FROM_EACH);
                }
            }
            append(csv, new SyntheticWallets("nobody").first(20), 20);
            csv.append("bitcoin,1BoatSLRHtKNngkdXEeobR76b53LETtpyX,\n");
        }
    }

    private static void append(BufferedWriter csv, List<SyntheticWallets.Wallet> wallets, int count)
            throws IOException {
        int step = Math.max(1, wallets.size() / count);
        for (int i = 0; i < wallets.size() && i < step * count; i += step) {
            SyntheticWallets.Wallet wallet = wallets.get(i);
            csv.append(wallet.chain())
                    .append(',')
                    .append(wallet.address())
                    .append(',')
                    .append(wallet.memo())
                    .append('\n');
        }
    }

    /** Rows of a list, its header not counted. */
    static long count(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return Math.max(0, lines.count() - 1);
        }
    }
}
