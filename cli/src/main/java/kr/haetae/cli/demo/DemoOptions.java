package kr.haetae.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kr.haetae.cli.CommandFailure;
import kr.haetae.cli.ExitCode;
import kr.haetae.cli.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What the demo was asked to be, checked.
 *
 * @param port of the pages and the API; never 0
 * @param data folder to keep, or null for a temporary one
 * @param exchanges in the order they are started
 * @param transcript folder for transcripts, or null for none
 */
record DemoOptions(
        int port,
        @Nullable Path data,
        List<DemoExchange> exchanges,
        int wallets,
        @Nullable Path transcript) {
    private static final List<String> NAMES = List.of("Upbit", "Bithumb", "Coinone", "Korbit", "Gopax");
    private static final int MAX_EXCHANGES = 200;
    private static final int MAX_WALLETS = 10_000_000;
    private static final int MAX_NAME_CHARACTERS = 64;

    static DemoOptions checked(
            int port,
            @Nullable Path data,
            List<String> named,
            int exchanges,
            int wallets,
            @Nullable Path transcript,
            Texts texts)
            throws IOException {
        if (exchanges < 0 || exchanges > MAX_EXCHANGES) {
            throw refused(texts.say("demo.tooMany", MAX_EXCHANGES));
        }
        if (wallets < 1 || wallets > MAX_WALLETS) {
            throw refused(texts.say("demo.wallets", MAX_WALLETS));
        }
        if (port < 0 || port > Ports.MAX) {
            throw refused(texts.say("demo.port", Ports.MAX));
        }
        List<DemoExchange> all = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String word : named) {
            DemoExchange exchange = fromFile(word, texts);
            if (!taken.add(exchange.name())) {
                throw refused(texts.say("demo.twiceExchange", exchange.name()));
            }
            all.add(exchange);
        }
        List<DemoExchange> synthetic = new ArrayList<>();
        for (String name : NAMES) {
            if (taken.add(name)) {
                synthetic.add(DemoExchange.synthetic(name));
            }
        }
        for (int number = NAMES.size() + 1; synthetic.size() + all.size() < exchanges; number++) {
            String name = "Synthetic-%02d".formatted(number);
            if (taken.add(name)) {
                synthetic.add(DemoExchange.synthetic(name));
            }
        }
        synthetic.addAll(all);
        return new DemoOptions(port == 0 ? Ports.free() : port, data, List.copyOf(synthetic), wallets, transcript);
    }

    private static DemoExchange fromFile(String word, Texts texts) {
        int equals = word.lastIndexOf('=');
        String name = equals < 0 ? "" : word.substring(0, equals).strip();
        if (name.isEmpty()
                || name.length() > MAX_NAME_CHARACTERS
                || name.chars().anyMatch(Character::isISOControl)) {
            throw refused(texts.say("demo.badExchange", word));
        }
        Path file = Path.of(word.substring(equals + 1)).toAbsolutePath();
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw refused(texts.say("demo.noFile", file));
        }
        if (!WalletHeader.of(file).namesAddresses()) {
            throw refused(texts.say("demo.noHeader", name, file));
        }
        return DemoExchange.fromFile(name, file);
    }

    private static CommandFailure refused(String message) {
        return new CommandFailure(ExitCode.REFUSED, message);
    }
}
