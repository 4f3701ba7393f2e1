package kr.haetae.cli.verify;

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
import kr.haetae.cli.hubclient.HubClient;
import kr.haetae.cli.hubclient.HubGone;

/** Where the result goes. A file appears whole or not at all. */
record ResultFile(String out, Texts texts) {

    static ResultFile to(String out, Texts texts) {
        return new ResultFile(out, texts);
    }

    void write(HubClient client, String id, ResultFormat format, PrintWriter stdout) throws HubGone {
        Path part = null;
        try {
            part = partFile();
            client.download("/api/v1/verifications/" + id + "/results." + format, part);
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
