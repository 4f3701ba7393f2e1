package kr.haetae.hub.keys.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kr.haetae.hub.keys.SecretStore;

/** Secrets as files only their owner may read. A file appears whole or not at all. */
public final class SecretFiles implements SecretStore {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}(/[a-z0-9-]{1,40})?");
    private static final String SUFFIX = ".key";
    private static final int MAX_BYTES = 64 * 1024;
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> OWNER_ONLY_FOLDER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Path root;

    /**
     * Keeps secrets below a folder, which is made if absent.
     *
     * @param root the folder
     */
    public SecretFiles(Path root) {
        this.root = root;
    }

    @Override
    public byte[] loadOrCreate(String name, Supplier<byte[]> fresh) {
        Optional<byte[]> present = load(name);
        return present.isPresent() ? present.get() : create(name, fresh.get());
    }

    @Override
    public Optional<byte[]> load(String name) {
        Path file = fileOf(name);
        try {
            if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                throw new IllegalStateException("key file " + file + " may be read by others: chmod 600 it");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new IllegalStateException("key file " + file + " is too large to be one");
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void erase(String name) {
        try {
            Files.deleteIfExists(fileOf(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> names(String folder) {
        Path directory = root.resolve(folder);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> folder + "/" + file.substring(0, file.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Written aside and linked into place: a crash leaves no half file, and the first of two writers wins. */
    private byte[] create(String name, byte[] secret) {
        Path file = fileOf(name);
        try {
            Path folder = folderOf(name);
            Files.createDirectories(folder, permissions(OWNER_ONLY_FOLDER));
            Path aside = Files.createTempFile(folder, "new", ".tmp", permissions(OWNER_ONLY));
            try {
                writeDurably(aside, secret);
                Files.createLink(file, aside);
            } finally {
                Files.deleteIfExists(aside);
            }
            syncFolder(folder);
            return secret;
        } catch (FileAlreadyExistsException e) {
            return load(name).orElseThrow(() -> new IllegalStateException("key file vanished: " + file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeDurably(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> permissions(Set<PosixFilePermission> allowed) {
        return PosixFilePermissions.asFileAttribute(allowed);
    }

    private Path folderOf(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? root : root.resolve(name.substring(0, slash));
    }

    private Path fileOf(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a secret's name");
        }
        return root.resolve(name + SUFFIX);
    }
}
