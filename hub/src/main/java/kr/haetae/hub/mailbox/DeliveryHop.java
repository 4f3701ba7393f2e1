package kr.haetae.hub.mailbox;

import java.time.Instant;

/** One step of a task's way, for the record of its delivery. */
public record DeliveryHop(Step step, Instant at) {
    /** The steps in the order of a task's life. */
    public enum Step {
        /** The hub put it into the mailbox. */
        SUBMITTED,
        /** The hub handed it, signed, to a connection of the exchange; once for every delivery. */
        RELAYED,
        /** The exchange had it: the time its signed answer states, by its own clock. */
        DELIVERED,
        /** The hub accepted the answer. */
        ANSWERED
    }
}
