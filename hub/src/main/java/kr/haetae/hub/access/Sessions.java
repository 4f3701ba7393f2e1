package kr.haetae.hub.access;

import java.time.Instant;
import java.util.Optional;

/** Who is logged in. */
public interface Sessions {
    /** The cookie a browser carries its token in. */
    String COOKIE = "haetae_session";

    /** Logs a person in for twelve hours; recorded. */
    Session open(Caller caller);

    /** Whose token this is; empty if it is unknown or has expired. */
    Optional<Caller> callerOf(String token);

    /** Logs out; recorded. An unknown token is no error. */
    void close(String token);

    /** A login: its token is told once and kept only as a hash. */
    record Session(String token, Instant expiresAt, Caller caller) {
        @Override
        public String toString() {
            return "Session[" + caller + "]";
        }
    }
}
