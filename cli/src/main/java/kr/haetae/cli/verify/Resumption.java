package kr.haetae.cli.verify;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Writes the command lines that go on where this one stopped. */
record Resumption(
        URI hub,
        @Nullable String caseId,
        @Nullable String in,
        String out,
        ResultFormat format,
        String role,
        String submissionKey) {

    /** For a verification the hub has accepted. */
    String commandFor(String id) {
        return "./haetae verify --hub " + hub + " --resume " + id + tail();
    }

    /** For a submission whose answer never came: the same key makes it count once. */
    String commandAgain() {
        return caseId == null
                ? "./haetae verify --hub " + hub + tail()
                : "./haetae verify --hub " + hub + " --case " + quoted(caseId) + " --in "
                        + quoted(in == null ? "-" : in) + " --submission " + submissionKey + tail();
    }

    private String tail() {
        return " --out " + quoted(out) + (format == ResultFormat.csv ? "" : " --format " + format) + " --as " + role;
    }

    private static String quoted(String word) {
        return word.matches("[\\w./:@%+=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
