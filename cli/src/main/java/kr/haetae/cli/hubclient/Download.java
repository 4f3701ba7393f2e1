package kr.haetae.cli.hubclient;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import kr.haetae.cli.CommandFailure;
import kr.haetae.cli.ExitCode;
import kr.haetae.cli.Texts;

/**
 * Where an answer of the hub goes. A file appears whole or not at all.
 *
 * @param out a file, or {@code -} for standard output
 */
public record Download(String out, Texts texts) {

    public static Download to(String out, Texts texts) {
        return new Download(out, texts);
    }

    /** Fetches a path of the hub. */
    public void write(HubClient client, String path, PrintWriter stdout) throws HubGone {
        Path part = null;
        try {
            part = partFile();
            client.download(path, part);
            if (out.equals("-")) {
                print(part, stdout);
            } else {
                Files.move(part, Path.of(out), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.FAILED, texts.say("verify.unwritable", out));
        } finally {
            if (part != null) {
                part.toFile().delete();
            }
        }
    }

    /** Beside the target, so that the last move never crosses a file system. */
    private Path partFile() throws IOException {
        if (out.equals("-")) {
            return Files.createTempFile("haetae-out", ".part");
        }
        Path folder = Path.of(out).toAbsolutePath().getParent();
        return Files.createTempFile(folder, ".haetae-out", ".part");
    }

    private static void print(Path part, PrintWriter stdout) throws IOException {
        try (Reader reader = Files.newBufferedReader(part, StandardCharsets.UTF_8)) {
            reader.transferTo(stdout);
            stdout.flush();
        }
    }
}
