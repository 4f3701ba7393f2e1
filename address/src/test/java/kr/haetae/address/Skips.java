package kr.haetae.address;

import static org.junit.jupiter.api.Assumptions.abort;

/** Skipping is said on standard error, and is a failure where everything is required ({@code HAETAE_REQUIRE_ALL}). */
public final class Skips {
    private Skips() {}

    /** Skips the calling test; the answer is only for the compiler, which sees {@code throw}. */
    public static RuntimeException loudly(String why) {
        if (Boolean.parseBoolean(System.getenv("HAETAE_REQUIRE_ALL"))) {
            throw new AssertionError("required, but " + why);
        }
        System.err.println("***** SKIPPED: " + why + " *****");
        return abort(why);
    }
}
