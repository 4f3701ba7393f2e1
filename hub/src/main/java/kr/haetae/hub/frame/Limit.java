package kr.haetae.hub.frame;

/** Every limit on what comes from outside, with its reason; {@code docs/limits.md} is this table for people. */
public enum Limit {
    ROWS_PER_VERIFICATION(100_000, "rows", "the largest case seen is 10,000; ten times that still ends in two minutes"),
    UPLOADS_READ_AT_ONCE(3, "uploads", "each may unpack to a few hundred megabytes of heap; the next ones wait"),
    UPLOAD_BYTES(20L << 20, "bytes", "100,000 rows of a wide workbook fit; more would only fill the heap"),
    REQUEST_BODY_BYTES(24L << 20, "bytes", "100,000 pasted addresses with memos fit, form encoding included"),
    STRANGER_BODY_BYTES(8L << 10, "bytes", "a login form is a few hundred bytes; more needs a session first"),
    WEB_CONNECTIONS(
            400, "connections", "every investigator of a shift, a few tabs each; more wait in the system's queue"),
    ADDRESSES_PER_PERSON_AND_DAY(1_000_000, "addresses", "stops one stolen login from enumerating an exchange"),
    ADDRESSES_PER_AGENCY_AND_DAY(
            5_000_000, "addresses", "stops several stolen logins of one agency together; far above its busiest day"),
    REQUESTS_PER_PERSON_AND_MINUTE(
            3_000, "requests", "ten tabs and ten programs that look every quarter second stay below; a loop does not"),
    REQUESTS_PER_STRANGER_AND_MINUTE(
            600, "requests", "a police office behind one address logs in below it; guessing tokens does not get far"),
    CALLERS_REMEMBERED(100_000, "callers", "a minute of many strangers' addresses costs some 20 MB, not the heap"),
    CASE_LIST_PAGE(200, "cases", "a page a person can still read; also bounds the answer's size"),
    CASE_ID_CHARACTERS(64, "characters", "the longest official number is under 30"),
    CASE_TITLE_CHARACTERS(200, "characters", "one line of a list"),
    CASE_PURPOSE_CHARACTERS(500, "characters", "one paragraph, as auditors read it"),
    IDEMPOTENCY_KEY_CHARACTERS(200, "characters", "a UUID is 36; some clients prefix theirs"),
    IDEMPOTENCY_KEPT_HOURS(
            24, "hours", "who retries a day later asks anew; a verification's key holds until it is erased"),
    MEMO_CHARACTERS(256, "characters", "the longest memo of any chain (EOS)"),
    VERIFICATION_LIST(200, "verifications", "a page a person can still read; the newest are listed"),
    SESSION_HOURS(12, "hours", "one shift; a lost laptop is not logged in tomorrow"),
    SESSION_IDLE_MINUTES(15, "minutes", "who walked away is logged out before somebody else sits down"),
    PROOF_SECONDS(120, "seconds", "the gesture and the decision belong together; time to read the request once more"),
    PASSKEY_SECONDS(300, "seconds", "an authenticator is fetched and its PIN typed; later the question is stale"),
    GESTURE_DIGESTS(100, "decisions", "all orders of one request; more are no single decision"),
    AUTHENTICATORS_NEEDED(2, "authenticators", "the second lies in a drawer for the day the first is lost"),
    PASSKEYS_PER_PERSON(10, "keys", "telephone, laptop, a few security keys; more nobody keeps count of"),
    PASSKEY_NAME_CHARACTERS(40, "characters", "what its owner calls it, in one line"),
    INVITATION_HOURS(72, "hours", "a weekend; an invitation nobody took up must not lie about"),
    RECOVERY_TOKEN_MINUTES(30, "minutes", "it is read out on a call that is still going on"),
    ENROLMENT_DAYS(14, "days", "from the invitation to the second approval; after it the call says nothing any more"),
    READ_BACK_TRIES(5, "tries", "of a hundred million; a misheard digit or two is human"),
    PEOPLE_LISTED(5_000, "people", "the largest agency has some 2,000 users"),
    PEOPLE_PAGE(200, "people", "a page a person can still read"),
    APPROVALS_PENDING(500, "approvals", "more than a day of the whole network; older ones run out"),
    CALL_BACK_NUMBERS(20, "numbers", "an organisation's desks; more would not be checked by anybody"),
    PERSON_NAME_CHARACTERS(100, "characters", "the longest name and rank on a page"),
    SPOKE_WITH_CHARACTERS(100, "characters", "a name and a rank, as they were said on the telephone"),
    STEP_REASON_CHARACTERS(500, "characters", "one paragraph, as auditors read it"),
    ROW_TEXT_CHARACTERS(1_000, "characters", "the longest address is under 200; what is longer is no address"),
    VERIFICATION_PURPOSE_CHARACTERS(500, "characters", "one paragraph, as auditors read it"),
    VERIFICATION_DEADLINE_SECONDS(600, "seconds", "who waits longer than ten minutes comes back later; answers do too"),
    DECISION_REASON_CHARACTERS(500, "characters", "one paragraph, as auditors read it"),
    SEARCH_CHARACTERS(200, "characters", "longer than any address"),
    RESULT_PAGE_ROWS(1_000, "rows", "some 10 MB with thirty exchanges' answers; downloads give the whole result"),
    FILE_NAME_CHARACTERS(255, "characters", "what file systems allow; the end of a longer one is kept"),
    TABLE_COLUMNS(
            256,
            "columns",
            "what old spreadsheets had; a row is held in memory whole; blank cells beyond do not count"),
    WORKBOOK_PARTS(1_000, "parts", "a workbook of many sheets has a few hundred"),
    WORKBOOK_PART_BYTES(128L << 20, "bytes", "100,000 wide rows unpacked; more is a bomb"),
    WORKBOOK_STRINGS_BYTES(48L << 20, "bytes", "shared strings are held in memory whole"),
    WORKBOOK_STRINGS(1_000_000, "strings", "100,000 rows of ten different texts; each is an object in memory"),
    WORKBOOK_INDEX_BYTES(1L << 20, "bytes", "names and relations of a thousand parts take a fifth of it"),
    WORKBOOK_UNPACKED_BYTES(192L << 20, "bytes", "all parts together, unpacked; more is a bomb"),
    WORKBOOK_RATIO(200, "to 1", "real sheets pack 10 to 50 to 1; more is a bomb"),
    ATTRIBUTION_PACK_ENTRIES(500_000, "entries", "ten times the largest public pack"),
    ATTRIBUTION_LABEL_CHARACTERS(300, "characters", "one line; the rest of a longer one is cut"),
    ATTRIBUTION_SOURCE_CHARACTERS(1_000, "characters", "a long web address; the rest of a longer one is cut"),
    SESSION_TOKEN_CHARACTERS(64, "characters", "ours have 43"),
    CELL_CHARACTERS(1L << 20, "characters", "an Excel cell holds 32,767; more is no table"),
    JSON_DEPTH(16, "levels", "a list of objects is two levels deep"),
    HONEY_ADDRESSES_AT_ONCE(1_000, "addresses", "a request of a few hundred kilobytes; more are sent in several"),
    HONEY_ADDRESSES_LISTED(10_000, "addresses", "a list of a megabyte or two; more than a network of thirty needs"),
    HONEY_BATCH_ADDRESSES(48, "addresses", "a batch of 64, as a small verification makes it: nothing stands out"),
    MEMBER_CARD_BYTES(16L << 10, "bytes", "a card has three fields and is under 1 KB"),
    EXCHANGE_NAME_CHARACTERS(64, "characters", "fits a column of every table and a certificate's name"),
    POLL_WAIT_MILLIS(25_000, "milliseconds", "under the 30 s at which proxies cut a silent connection"),
    POLL_TASKS(8, "tasks", "one answer stays under a megabyte; how many are really given is a setting"),
    POLL_WORKER_CHARACTERS(32, "characters", "the name of an agent's loop"),
    POLLS_PER_EXCHANGE(
            16, "polls", "an agent has two loops: room for several agents; one poll more releases the oldest"),
    TASK_ANSWER_BYTES(512L << 10, "bytes", "a full batch's elements and proof, or a full confirmation, with room"),
    CONTRADICTING_ANSWERS_KEPT(
            16, "answers", "evidence of the first ones is enough; more would let an agent fill the disk"),
    MACHINE_CONNECTIONS(512, "connections", "thirty exchanges with sixteen polls each, and some to publish"),
    MACHINE_BODIES_PER_EXCHANGE(
            5, "requests", "an agent's five loops; one exchange must leave threads of the machine port to the others"),
    MACHINE_BODY_SECONDS(10, "seconds", "the largest chunk over a slow line; who sends slower starts again"),
    CERTIFICATES_REMEMBERED(1_024, "certificates", "many times the members; strangers cannot fill the heap"),
    KNOWN_CHECKPOINTS(16, "checkpoints", "an auditor brings one or two; each costs a proof"),
    DRAWN_ELEMENTS(100, "elements", "enough for a sample; who needs more asks again, and each time is recorded"),
    WITNESS_REPORT_BYTES(4_096, "bytes", "an origin, a size and one signature line"),
    EPOCH_MANIFEST_BYTES(256L << 10, "bytes", "a manifest is a few kilobytes; its list of namespaces may grow"),
    EPOCH_TAGS(100_000_000, "tags", "the largest Korean exchange has some 20 million addresses"),
    EPOCH_CHUNK_TAGS(65_536, "tags", "786 KB a request: resumable, and dozens at once fit a heap of 512 MB");

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
