package kr.haetae.systemtests;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What a demo leaves on disk: its logs, and the keys that must not stand in them. */
final class DemoTraces {
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----(.*?)-----END", Pattern.DOTALL);
    /** Shorter files are no keys. */
    private static final int KEY_BYTES = 32;

    private DemoTraces() {}

    /** Logs of launcher, hub, agents and PostgreSQL, and the agents' own records. */
    static Map<String, String> written(DemoProcess demo) throws IOException {
        Map<String, String> written = new TreeMap<>(Map.of("the launcher's output", demo.output()));
        for (Path file : files(demo.data())) {
            if (isLog(file)) {
                written.put(
                        demo.data().relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return written;
    }

    /** All files but those PostgreSQL is writing its tables to. */
    private static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
                return Files.exists(entered.resolve("PG_VERSION"))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path gone, IOException why) {
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private static boolean isLog(Path file) {
        String path = file.toString();
        return path.endsWith(".log")
                || (path.contains("/log/") && path.endsWith(".jsonl"))
                || path.endsWith("/logfile");
    }

    /** Private keys and secrets of hub and agents, as texts would hold them. */
    static List<String> secrets(DemoProcess demo) throws IOException {
        List<String> secrets = new ArrayList<>();
        for (Path file : files(demo.data())) {
            if (file.getParent().endsWith("keys")) {
                byte[] key = Files.readAllBytes(file);
                String text = new String(key, StandardCharsets.ISO_8859_1);
                if (text.contains("-----BEGIN")) {
                    PRIVATE_KEY.matcher(text).results().forEach(block -> secrets.add(longestLine(block.group(1))));
                } else if (text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 127))) {
                    // The line above the secret, where there is one, is its public half.
                    secrets.add(
                            text.strip().lines().reduce((first, last) -> last).orElseThrow());
                } else if (key.length >= KEY_BYTES) {
                    secrets.add(HexFormat.of().formatHex(key));
                    secrets.add(Base64.getEncoder().withoutPadding().encodeToString(key));
                }
            }
        }
        secrets.removeIf(secret -> secret.length() < KEY_BYTES);
        return secrets;
    }

    private static String longestLine(String text) {
        return text.lines().max(Comparator.comparingInt(String::length)).orElseThrow();
    }
}
