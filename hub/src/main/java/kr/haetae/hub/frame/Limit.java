package kr.haetae.hub.frame;

/** Every limit on what comes from outside, with its reason; {@code docs/limits.md} is this table for people. */
public enum Limit {
    ROWS_PER_VERIFICATION(100_000, "rows", "the largest case seen is 10,000; ten times that still ends in two minutes"),
    UPLOAD_BYTES(20L << 20, "bytes", "100,000 rows of a wide workbook fit; more would only fill the heap"),
    REQUEST_BODY_BYTES(24L << 20, "bytes", "100,000 pasted addresses with memos fit, form encoding included"),
    ADDRESSES_PER_PERSON_AND_DAY(1_000_000, "addresses", "stops one stolen login from enumerating an exchange"),
    CASE_LIST_PAGE(200, "cases", "a page a person can still read; also bounds the answer's size"),
    CASE_ID_CHARACTERS(64, "characters", "the longest official number is under 30"),
    CASE_TITLE_CHARACTERS(200, "characters", "one line of a list"),
    CASE_PURPOSE_CHARACTERS(500, "characters", "one paragraph, as auditors read it"),
    IDEMPOTENCY_KEY_CHARACTERS(200, "characters", "a UUID is 36; some clients prefix theirs"),
    IDEMPOTENCY_KEPT_HOURS(24, "hours", "a client that retries later than a day starts a new request"),
    SESSION_HOURS(12, "hours", "one shift; a lost laptop is not logged in tomorrow");

    private final long value;
    private final String unit;
    private final String reason;

    Limit(long value, String unit, String reason) {
        this.value = value;
        this.unit = unit;
        this.reason = reason;
    }

    public long value() {
        return value;
    }

    /** The value, for limits that fit an int. */
    public int intValue() {
        return Math.toIntExact(value);
    }

    public String unit() {
        return unit;
    }

    /** Why it is not higher or lower. */
    public String reason() {
        return reason;
    }
}
