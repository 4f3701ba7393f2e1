package kr.haetae.agent.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The numbered files of the log: {@code agent-000001.jsonl}, {@code agent-000002.jsonl}, … */
record JournalFiles(Path folder) {
    private static final String NAME = "agent-\\d{6}\\.jsonl";

    List<Path> list() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches(NAME))
                    .sorted()
                    .toList();
        }
    }

    Path numbered(int number) {
        return folder.resolve(String.format(Locale.ROOT, "agent-%06d.jsonl", number));
    }

    static int numberOf(Path file) {
        return Integer.parseInt(file.getFileName().toString().substring(6, 12));
    }
}
