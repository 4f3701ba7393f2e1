package kr.haetae.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** Why an agent refuses a task, in numbered bands: 1xx the message, 2xx the authority, 3xx limits, 4xx state. */
public enum RefusalCode {
    MALFORMED(100),
    ELEMENTS_DO_NOT_MATCH_HEADER(101),
    INVALID_ELEMENT(102),
    BATCH_TOO_LARGE(103),
    /** A confirm request about something else than the batch's header commits to. */
    NOT_COMMITTED(104),
    WRONG_SIGNATURE(200),
    WRONG_AUDIENCE(201),
    TOO_OLD(202),
    LEGAL_BASIS_NOT_ACCEPTED(210),
    QUOTA_EXCEEDED(300),
    UNKNOWN_EPOCH(400),
    UNKNOWN_KIND(401),
    /** A confirm request about a batch that was not evaluated here. */
    UNKNOWN_BATCH(402);

    private final int number;

    RefusalCode(int number) {
        this.number = number;
    }

    @JsonValue
    public int number() {
        return number;
    }

    /** The code of a number from the wire. */
    @JsonCreator
    public static RefusalCode ofNumber(int number) {
        return Arrays.stream(values())
                .filter(code -> code.number == number)
                .findFirst()
                .orElseThrow(() -> new MalformedMessageException("unknown refusal code"));
    }
}
