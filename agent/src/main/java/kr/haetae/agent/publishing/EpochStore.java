package kr.haetae.agent.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import kr.haetae.agent.keys.PrivateFiles;
import kr.haetae.oprf.Group;
import kr.haetae.oprf.OprfKey;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.MalformedMessageException;
import org.jspecify.annotations.Nullable;

/**
 * The epochs on disk, a folder each: {@code key} (32 bytes, 0600), {@code manifest.jws}, {@code tags.bin} while they are
 * still to be uploaded, and {@code epoch.json}, written last: a folder without it was never published and is removed.
 * Another process of the same folder may add one at any time.
 */
public final class EpochStore {
    /** Epochs that live side by side. */
    private static final int LIVING = 2;

    private static final int KEPT_FAILED = 24;

    private final Path folder;
    private final Group group;
    private final Map<Long, EpochKey> loaded = new ConcurrentHashMap<>();

    public EpochStore(Path folder, Group group) {
        this.folder = folder;
        this.group = group;
    }

    /**
     * The key of an epoch that may still be evaluated under: one of the newest two that did not fail, as two live side by
     * side while one replaces the other. What the hub says of older ones does not matter.
     */
    public Optional<EpochKey> key(long epoch) {
        if (living().stream().noneMatch(meta -> meta.epoch() == epoch)) {
            loaded.remove(epoch);
            return Optional.empty();
        }
        EpochKey known = loaded.get(epoch);
        if (known != null) {
            return Optional.of(known);
        }
        EpochKey read = readKey(epoch);
        if (read != null) {
            loaded.put(epoch, read);
        }
        return Optional.ofNullable(read);
    }

    private List<EpochMeta> living() {
        return list().stream()
                .filter(meta -> meta.stage() != EpochMeta.Stage.FAILED)
                .limit(LIVING)
                .toList();
    }

    /** Forgets what is older than the epochs that live, and failed ones beyond those the back-off looks at. */
    List<EpochMeta> forgetOld() throws IOException {
        List<EpochMeta> living = living();
        long oldest =
                living.size() < LIVING ? Long.MIN_VALUE : living.get(LIVING - 1).epoch();
        List<EpochMeta> forgotten = new ArrayList<>();
        int failed = 0;
        for (EpochMeta meta : list()) {
            if (meta.stage() == EpochMeta.Stage.FAILED) {
                failed++;
                deleteKey(meta.epoch());
            }
            if (meta.epoch() < oldest || (meta.stage() == EpochMeta.Stage.FAILED && failed > KEPT_FAILED)) {
                delete(meta.epoch());
                forgotten.add(meta);
            }
        }
        return forgotten;
    }

    private @Nullable EpochKey readKey(long epoch) {
        try {
            byte[] secret = Files.readAllBytes(of(epoch).resolve("key"));
            return new EpochKey(group, OprfKey.fromBytes(group, secret));
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Every epoch published, newest first. */
    public List<EpochMeta> list() {
        try (Stream<Path> folders = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            return folders.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("\\d{1,18}"))
                    .map(name -> meta(Long.parseLong(name)))
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparingLong(EpochMeta::epoch).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<EpochMeta> meta(long epoch) {
        try {
            return Optional.of(Json.read(Files.readAllBytes(of(epoch).resolve("epoch.json")), EpochMeta.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedMessageException e) {
            return Optional.empty();
        }
    }

    void saveKey(long epoch, OprfKey key) throws IOException {
        PrivateFiles.createFolder(of(epoch));
        byte[] secret = key.exportSecret();
        try {
            PrivateFiles.write(of(epoch).resolve("key"), secret);
        } finally {
            java.util.Arrays.fill(secret, (byte) 0);
        }
    }

    void saveTags(long epoch, byte[] tags, String manifestJws) throws IOException {
        PrivateFiles.write(tagsFile(epoch), tags);
        PrivateFiles.write(of(epoch).resolve("manifest.jws"), manifestJws.getBytes(StandardCharsets.US_ASCII));
    }

    /** Saves how far an epoch is; of a failed one the key goes. */
    void save(EpochMeta meta) throws IOException {
        PrivateFiles.write(of(meta.epoch()).resolve("epoch.json"), Json.write(meta));
        if (meta.stage() != EpochMeta.Stage.UPLOADING) {
            Files.deleteIfExists(tagsFile(meta.epoch()));
        }
        if (meta.stage() == EpochMeta.Stage.FAILED) {
            deleteKey(meta.epoch());
        }
    }

    private void deleteKey(long epoch) throws IOException {
        loaded.remove(epoch);
        Files.deleteIfExists(of(epoch).resolve("key"));
    }

    String manifest(long epoch) throws IOException {
        return Files.readString(of(epoch).resolve("manifest.jws"), StandardCharsets.US_ASCII);
    }

    Path tagsFile(long epoch) {
        return of(epoch).resolve("tags.bin");
    }

    /** Forgets the key of an epoch that will never be asked about; its number and manifest stay for the next one. */
    void forgetKey(long epoch) throws IOException {
        loaded.remove(epoch);
        Files.deleteIfExists(of(epoch).resolve("key"));
    }

    /** Forgets an epoch, its key first. */
    void delete(long epoch) throws IOException {
        deleteKey(epoch);
        Path epochFolder = of(epoch);
        List<Path> files = new ArrayList<>();
        try (Stream<Path> listed = Files.list(epochFolder)) {
            listed.forEach(files::add);
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(epochFolder);
    }

    /** Removes what a crash left of an epoch before it was published. Only the one publisher calls this. */
    void deleteUnpublished() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Long> unpublished;
        try (Stream<Path> folders = Files.list(folder)) {
            unpublished = folders.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("\\d{1,18}"))
                    .map(Long::parseLong)
                    .filter(epoch -> meta(epoch).isEmpty())
                    .toList();
        }
        for (long epoch : unpublished) {
            delete(epoch);
        }
    }

    private Path of(long epoch) {
        return folder.resolve(Long.toString(epoch));
    }
}
