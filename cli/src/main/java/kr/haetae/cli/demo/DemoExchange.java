package kr.haetae.cli.demo;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import kr.haetae.address.encoding.Digests;
import org.jspecify.annotations.Nullable;

/**
 * One exchange of the demo.
 *
 * @param name verbatim everywhere
 * @param file its wallets, or null where they are synthetic
 */
record DemoExchange(String name, @Nullable Path file) {
    private static final int SUFFIX_CHARACTERS = 8;

    static DemoExchange synthetic(String name) {
        return new DemoExchange(name, null);
    }

    static DemoExchange fromFile(String name, Path file) {
        return new DemoExchange(name, file);
    }

    /** A folder name that differs wherever two names differ, also on file systems that fold case. */
    String folderName() {
        String readable = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String hash = HexFormat.of().formatHex(Digests.sha256(name.getBytes(StandardCharsets.UTF_8)));
        return readable + "-" + hash.substring(0, SUFFIX_CHARACTERS);
    }
}
