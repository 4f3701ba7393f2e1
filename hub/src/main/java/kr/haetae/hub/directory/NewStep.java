package kr.haetae.hub.directory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step to take, with what allows it.
 *
 * @param by the person who takes it; null: the hub
 * @param reason in words, 1 to 500 characters, or null
 * @param approval the granted approval that {@code ENROL}, {@code LIFT} and {@code RECOVER} need
 * @param callBack the call that {@code CALL_BACK} and {@code RECOVER} need
 * @param token SHA-256, 64 lower-case hex digits, of the one-time token that {@code ACCEPT} and {@code REGAIN} need
 */
public record NewStep(
        StandingStep step,
        @Nullable String by,
        @Nullable String reason,
        @Nullable UUID approval,
        @Nullable UUID callBack,
        @Nullable String token) {
    /** A step that needs nothing but somebody who takes it. */
    public static NewStep of(StandingStep step, @Nullable String by, @Nullable String reason) {
        return new NewStep(step, by, reason, null, null, null);
    }

    /** With the approval that allows it. */
    public static NewStep approved(StandingStep step, String by, UUID approval, @Nullable UUID callBack) {
        return new NewStep(step, by, null, approval, callBack, null);
    }

    /** After a call. */
    public static NewStep calledBack(String by, UUID callBack) {
        return new NewStep(StandingStep.CALL_BACK, by, null, null, callBack, null);
    }

    /** By the holder of a token. */
    public static NewStep byToken(StandingStep step, String tokenSha256) {
        return new NewStep(step, null, null, null, null, tokenSha256);
    }

    @Override
    public String toString() {
        return "NewStep[" + step + "]";
    }
}
