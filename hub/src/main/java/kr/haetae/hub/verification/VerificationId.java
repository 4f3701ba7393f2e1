package kr.haetae.hub.verification;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.UUID;

/**
 * Names one verification; random, so that it cannot be guessed.
 *
 * @param value a random UUID
 */
public record VerificationId(UUID value) {

    /** Draws a fresh one. */
    public static VerificationId fresh() {
        return new VerificationId(UUID.randomUUID());
    }

    /** Reads what {@link #toString} writes; empty if the text is no id. */
    public static Optional<VerificationId> parse(String text) {
        try {
            return text.length() == 36 ? Optional.of(new VerificationId(UUID.fromString(text))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return value.toString();
    }
}
