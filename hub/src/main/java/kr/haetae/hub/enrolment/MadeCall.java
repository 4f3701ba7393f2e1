package kr.haetae.hub.enrolment;

import java.util.UUID;

/**
 * A call that was made.
 *
 * @param number the directory's number that was dialled
 * @param spokeWith whom the caller spoke to, 1 to 100 characters
 * @param readBack the digits the invited person read from their screen; empty for a lost key, when there is no screen
 */
public record MadeCall(UUID number, String spokeWith, String readBack) {
    @Override
    public String toString() {
        return "MadeCall[" + number + "]";
    }
}
