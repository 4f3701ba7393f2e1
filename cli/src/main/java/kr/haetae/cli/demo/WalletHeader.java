package kr.haetae.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** The first line of a wallet list, looked at before anything is started: an agent cannot read a list without it. */
record WalletHeader(String line) {
    private static final int MAX_BYTES = 64 * 1024;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** The header of a file; of one that cannot be read, an empty one. */
    static WalletHeader of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
            return new WalletHeader(start.lines().findFirst().orElse(""));
        } catch (IOException e) {
            return new WalletHeader("");
        }
    }

    /** Whether a column is called {@code address}, in any case, quoted or not, whatever separates it. */
    boolean namesAddresses() {
        return Arrays.stream(line.replace(BYTE_ORDER_MARK, "").split("[,;\t]"))
                .map(name -> name.replace('"', ' ').strip().toLowerCase(Locale.ROOT))
                .anyMatch("address"::equals);
    }
}
