package kr.haetae.hub.database.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How a hub run by root gives PostgreSQL's programs, which refuse root, an identity they accept. */
public enum Descent {
    /** The hub is not root: nothing to do. */
    NONE,
    /** In a user namespace of its own PostgreSQL is nobody, yet owns root's files. */
    USER_NAMESPACE,
    /**
     * Where namespaces are forbidden, as in many containers: another user. The one capability it keeps lets it pass
     * root's folders on the way to its data and programs.
     */
    OTHER_USER;

    private static final String OTHER = "65534";

    /** What this process needs on this machine. */
    public static Descent needed() throws IOException, InterruptedException {
        if (!System.getProperty("user.name", "").equals("root")) {
            return NONE;
        }
        return run(List.of("unshare", "-U", "true")) ? USER_NAMESPACE : OTHER_USER;
    }

    /** Goes before a command. */
    List<String> prefix() {
        return switch (this) {
            case NONE -> List.of();
            case USER_NAMESPACE -> List.of("unshare", "-U");
            case OTHER_USER ->
                List.of(
                        "setpriv",
                        "--reuid=" + OTHER,
                        "--regid=" + OTHER,
                        "--clear-groups",
                        "--inh-caps=-all,+dac_override",
                        "--ambient-caps=-all,+dac_override",
                        "--bounding-set=-all,+dac_override",
                        "--securebits=+noroot,+no_setuid_fixup");
        };
    }

    /** Gives a data directory to the one who will run on it, if another did before. */
    void own(Path data) throws IOException, InterruptedException {
        if (this == NONE) {
            return;
        }
        String owner = this == OTHER_USER ? OTHER : "0";
        boolean owned = Files.getAttribute(data, "unix:uid").toString().equals(owner);
        if (!owned && !run(List.of("chown", "-R", owner + ":" + owner, data.toString()))) {
            throw new IOException("The data directory cannot be given to PostgreSQL's user");
        }
    }

    private static boolean run(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
