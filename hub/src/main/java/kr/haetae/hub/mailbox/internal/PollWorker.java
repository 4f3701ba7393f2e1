package kr.haetae.hub.mailbox.internal;

import org.jspecify.annotations.Nullable;

/**
 * The loop that polls.
 *
 * @param name null if it did not say which it is
 * @param fresh whether its process has just started, so that whatever the loop was given before is lost
 */
public record PollWorker(@Nullable String name, boolean fresh) {

    boolean is(PollWorker other) {
        return name != null && name.equals(other.name);
    }

    /** Whose leases are void, for this poll has its name and is not it; null for nobody's. */
    @Nullable
    String predecessor() {
        return fresh ? name : null;
    }
}
