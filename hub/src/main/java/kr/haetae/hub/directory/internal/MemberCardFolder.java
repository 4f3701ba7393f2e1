package kr.haetae.hub.directory.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.haetae.hub.frame.Limit;
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

/**
 * Admits the exchanges whose cards the operator lays into a folder, at the start and whenever one is added, and suspends
 * those whose card is taken away.
 */
@Component
class MemberCardFolder {
    private static final Logger log = LoggerFactory.getLogger(MemberCardFolder.class);

    private final MemberCards cards;
    private final Path folder;
    private final Map<Path, FileTime> read = new HashMap<>();

    MemberCardFolder(MemberCards cards, @Value("${haetae.directory.members-dir}") Path folder) {
        this.cards = cards;
        this.folder = folder;
    }

    @Scheduled(fixedDelayString = "${haetae.directory.members-poll-millis}")
    synchronized void look() {
        try {
            List<Path> files = files();
            if (readNew(files)) {
                suspendMissing(files);
            }
        } catch (IOException e) {
            log.warn(
                    "The folder of member cards cannot be read ({})",
                    e.getClass().getSimpleName());
        } catch (DataAccessException | TransactionException e) {
            log.warn("Member cards wait for the database");
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /** Whether every card has been dealt with. */
    private boolean readNew(List<Path> files) throws IOException {
        read.keySet().retainAll(files);
        boolean all = true;
        for (Path file : files) {
            FileTime modified = Files.getLastModifiedTime(file);
            if (modified.equals(read.get(file))) {
                continue;
            }
            if (admit(file)) {
                read.put(file, modified);
            } else {
                all = false;
            }
        }
        return all;
    }

    /** Answers whether the file is dealt with; it is tried again when only the database was away. */
    private boolean admit(Path file) throws IOException {
        try {
            if (Files.size(file) > Limit.MEMBER_CARD_BYTES.value()) {
                throw new MalformedMessageException("too long");
            }
            cards.lies(Json.read(Files.readAllBytes(file), MemberCard.class), nameOf(file));
            return true;
        } catch (MalformedMessageException | IllegalArgumentException e) {
            log.warn("Member card {} is not admitted: {}", file.getFileName(), e.getMessage());
            return true;
        } catch (DataAccessException | TransactionException e) {
            log.warn("Member card {} waits for the database", file.getFileName());
            return false;
        }
    }

    /** A folder without any card suspends nobody: one that is not mounted looks the same. */
    private void suspendMissing(List<Path> files) throws IOException {
        Set<String> names = files.stream().map(MemberCardFolder::nameOf).collect(Collectors.toSet());
        if (files.isEmpty() || cards.missing(names).isEmpty()) {
            return;
        }
        // Another file may hold the same exchange's card: every card is read once more before anybody is suspended.
        read.clear();
        if (readNew(files)) {
            cards.suspendMissing(names).forEach(name -> log.warn("{} is suspended: its card is gone", name));
        }
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }
}
