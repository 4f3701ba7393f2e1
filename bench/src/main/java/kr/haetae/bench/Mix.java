package kr.haetae.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import kr.haetae.address.encoding.Base58;
import kr.haetae.address.encoding.Base58Check;

/** Lists of addresses: some from the wallets of a demo's exchanges, the rest of chance and nobody's. */
final class Mix {
    private static final int HASH_BYTES = 20;
    private static final byte TRON_VERSION = 0x41;

    private final List<String> wallets;
    private final RandomGenerator random;

    private Mix(List<String> wallets, RandomGenerator random) {
        this.wallets = wallets;
        this.random = random;
    }

    /** Reads the wallets of every exchange in the demo's folder. */
    static Mix ofDemo(Path folder, RandomGenerator random) throws IOException {
        List<String> wallets = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.resolve("exchanges"), 2)) {
            for (Path file : files.filter(path -> path.endsWith("wallets.csv")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    String[] cells = line.split(",", -1);
                    if (line.contains("synthetic demo wallet")) {
                        wallets.add(cells[0] + "," + cells[1]);
                    }
                }
            }
        }
        return new Mix(wallets, random);
    }

    /** A CSV file's lines: {@code hits} distinct wallets among {@code count} addresses, in no order. */
    List<String> lines(int count, int hits) {
        List<String> rows = new ArrayList<>(count);
        int first = random.nextInt(wallets.size());
        for (int i = 0; i < hits; i++) {
            // a step prime to most sizes walks through all exchanges
            rows.add(wallets.get((int) ((first + i * 7_919L) % wallets.size())));
        }
        while (rows.size() < count) {
            rows.add(rows.size() % 2 == 0 ? ethereum() : tron());
        }
        Collections.shuffle(rows, new Random(random.nextLong()));
        rows.add(0, "chain,address");
        return rows;
    }

    private String ethereum() {
        return "ethereum,0x" + HexFormat.of().formatHex(bytes(HASH_BYTES));
    }

    private String tron() {
        byte[] versioned = bytes(HASH_BYTES + 1);
        versioned[0] = TRON_VERSION;
        return "tron," + Base58Check.encode(Base58.BITCOIN, versioned);
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
