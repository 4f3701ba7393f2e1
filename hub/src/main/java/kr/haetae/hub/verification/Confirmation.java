package kr.haetae.hub.verification;

import com.fasterxml.jackson.annotation.JsonValue;

/** Where the signed confirmation of a hit stands. */
public enum Confirmation {
    /** There is no hit to confirm. */
    NONE(""),
    /** Waiting for the other exchanges, or asked and not yet answered. */
    PENDING("pending"),
    /** A person must decide first: a conflict, or a hit in an index past its freshness limit. */
    HELD("held"),
    /** The exchange signed that it manages the address. */
    YES("yes"),
    /** The exchange signed that it does not, in spite of the hit. */
    NO("no");

    private final String text;

    Confirmation(String text) {
        this.text = text;
    }

    /** As it stands in results: {@code yes}, {@code no}, {@code pending}, {@code held} or empty. */
    @JsonValue
    public String text() {
        return text;
    }
}
