package kr.haetae.cli.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import kr.haetae.cli.CommandFailure;
import kr.haetae.cli.ExitCode;
import kr.haetae.cli.Texts;
import kr.haetae.cli.hubclient.MultipartBody;
import org.jspecify.annotations.Nullable;

/** The list to verify: a file, or standard input put aside in a temporary one so that it can be sent again. */
final class InputFile implements AutoCloseable {
    /** What a hub takes at most; sending more would only be refused later. */
    private static final long MAX_BYTES = 20L * 1024 * 1024;

    private final Path file;
    private final String name;
    private final boolean temporary;

    private InputFile(Path file, String name, boolean temporary) {
        this.file = file;
        this.name = name;
        this.temporary = temporary;
    }

    static InputFile open(String in, Texts texts) {
        try {
            InputFile input = in.equals("-") ? fromStandardInput(texts) : fromFile(Path.of(in), texts);
            if (Files.size(input.file) > MAX_BYTES) {
                input.close();
                throw new CommandFailure(ExitCode.REFUSED, texts.say("verify.tooLarge", MAX_BYTES / (1024 * 1024)));
            }
            return input;
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.REFUSED, texts.say("verify.unreadable", in));
        }
    }

    private static InputFile fromFile(Path path, Texts texts) {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new CommandFailure(ExitCode.REFUSED, texts.say("verify.unreadable", path));
        }
        return new InputFile(path, String.valueOf(path.getFileName()), false);
    }

    private static InputFile fromStandardInput(Texts texts) throws IOException {
        Path copy = Files.createTempFile("haetae-in", ".csv");
        InputFile input = new InputFile(copy, "stdin", true);
        try (OutputStream target = Files.newOutputStream(copy)) {
            copyUpToLimit(System.in, target);
        } catch (IOException e) {
            input.close();
            throw new CommandFailure(ExitCode.REFUSED, texts.say("verify.unreadable", "-"));
        }
        return input;
    }

    private static void copyUpToLimit(InputStream source, OutputStream target) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long copied = 0;
        int read;
        while (copied <= MAX_BYTES && (read = source.read(buffer)) >= 0) {
            target.write(buffer, 0, read);
            copied += read;
        }
    }

    MultipartBody form(String caseId, @Nullable String purpose, @Nullable Integer deadlineSeconds) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("caseId", caseId);
        if (purpose != null) {
            fields.put("purpose", purpose);
        }
        if (deadlineSeconds != null) {
            fields.put("deadlineSeconds", deadlineSeconds.toString());
        }
        return new MultipartBody(fields, file, name);
    }

    @Override
    public void close() {
        if (temporary) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                file.toFile().deleteOnExit();
            }
        }
    }
}
