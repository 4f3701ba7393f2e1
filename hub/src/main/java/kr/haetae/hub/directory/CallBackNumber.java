package kr.haetae.hub.directory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A number an organisation is called back on.
 *
 * @param label whose desk it is, in words
 * @param confirmedAt when a second person confirmed it; null: it does not count yet
 */
public record CallBackNumber(
        UUID id,
        Organisation organisation,
        PhoneNumber number,
        String label,
        String enteredBy,
        @Nullable Instant confirmedAt) {}
