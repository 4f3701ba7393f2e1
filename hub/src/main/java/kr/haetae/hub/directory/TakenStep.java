package kr.haetae.hub.directory;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step that was taken.
 *
 * @param by the person who took it; null: the hub, or the holder of a token
 */
public record TakenStep(
        int number,
        StandingStep step,
        Standing from,
        Standing to,
        Instant at,
        @Nullable String by,
        @Nullable String reason) {}
