package kr.haetae.hub.directory.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kr.haetae.hub.directory.Directory;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.MalformedMessageException;
import kr.haetae.protocol.MemberCard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Admits the exchanges whose cards the operator lays into a folder, at the start and whenever one is added. */
@Component
class MemberCardFolder {
    private static final Logger log = LoggerFactory.getLogger(MemberCardFolder.class);
    private static final int MAX_CARD_BYTES = 16 * 1024;

    private final Directory directory;
    private final Path folder;
    private final Map<Path, FileTime> read = new HashMap<>();

    MemberCardFolder(Directory directory, @Value("${haetae.directory.members-dir}") Path folder) {
        this.directory = directory;
        this.folder = folder;
    }

    @Scheduled(fixedDelayString = "${haetae.directory.members-poll-millis}")
    synchronized void readNewCards() {
        try {
            for (Path file : cards()) {
                FileTime modified = Files.getLastModifiedTime(file);
                if (!modified.equals(read.get(file)) && admit(file)) {
                    read.put(file, modified);
                }
            }
        } catch (IOException e) {
            log.warn(
                    "The folder of member cards cannot be read ({})",
                    e.getClass().getSimpleName());
        }
    }

    private List<Path> cards() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /** Answers whether the file is dealt with; it is tried again when only the database was away. */
    private boolean admit(Path file) throws IOException {
        try {
            if (Files.size(file) > MAX_CARD_BYTES) {
                throw new MalformedMessageException("too long");
            }
            directory.admit(Json.read(Files.readAllBytes(file), MemberCard.class));
            return true;
        } catch (MalformedMessageException | IllegalArgumentException e) {
            log.warn("Member card {} is not admitted: {}", file.getFileName(), e.getMessage());
            return true;
        } catch (DataAccessException | TransactionException e) {
            log.warn("Member card {} waits for the database", file.getFileName());
            return false;
        }
    }
}
