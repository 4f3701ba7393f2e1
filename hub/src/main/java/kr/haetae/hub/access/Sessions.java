package kr.haetae.hub.access;

import java.time.Instant;
import java.util.Optional;

/** Who is logged in: for twelve hours at most, and until nothing was done for fifteen minutes. */
public interface Sessions {
    /** The cookie a browser carries its token in. */
    String COOKIE = "haetae_session";

    /** Logs a person in; recorded. Logging in counts as a proof of who they are. */
    Session open(Caller caller);

    /**
     * Whose token this is; empty if it is unknown, has expired, was idle too long, or its person is not active.
     *
     * @param byItself whether a page asks of its own accord, which keeps no session alive
     */
    Optional<Caller> callerOf(String token, boolean byItself);

    /** Logs out; recorded. An unknown token is no error. */
    void close(String token);

    /** Ends every session of a person, in the caller's transaction. */
    void closeAll(String personId);

    /** A login: its token is told once and kept only as a hash. */
    record Session(String token, Instant expiresAt, Caller caller) {
        @Override
        public String toString() {
            return "Session[" + caller + "]";
        }
    }
}
