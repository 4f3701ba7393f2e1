package kr.haetae.cli.verify;

/** Writes the command lines that go on where this one stopped. */
record Resumption(VerifyOptions options) {

    /** For a verification the hub has accepted. */
    String commandFor(String id) {
        return "./haetae verify --hub " + options.hub + " --resume " + id + tail();
    }

    /** For a submission whose answer never came: the same key makes it count once. */
    String commandAgain() {
        return options.caseId == null
                ? "./haetae verify --hub " + options.hub + tail()
                : "./haetae verify --hub " + options.hub + " --case " + quoted(options.caseId) + " --in "
                        + quoted(options.in == null ? "-" : options.in) + " --submission " + options.submissionKey
                        + tail();
    }

    private String tail() {
        String format = options.format == ResultFormat.csv ? "" : " --format " + options.format;
        return " --out " + quoted(options.out) + format + " --as " + options.role;
    }

    private static String quoted(String word) {
        return word.matches("[\\w./:@%+=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
