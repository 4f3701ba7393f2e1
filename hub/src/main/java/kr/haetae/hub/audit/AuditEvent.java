package kr.haetae.hub.audit;

/** Every kind of act the hub records; {@code docs/audit-events.md} says in two languages what each means. */
public enum AuditEvent {
    /** A person logged in. */
    SESSION_OPENED("session.opened"),
    /** A person logged out. */
    SESSION_CLOSED("session.closed"),
    /** An exchange was admitted with its keys. */
    EXCHANGE_ADMITTED("exchange.admitted"),
    /** An exchange's keys were replaced by those of a newer card. */
    EXCHANGE_KEYS_REPLACED("exchange.keys-replaced"),
    /** An exchange's signed answer to a task was accepted. */
    TASK_ANSWERED("task.answered"),
    /** An exchange answered a task again, and otherwise; the first answer still counts. */
    TASK_ANSWERED_OTHERWISE("task.answered-otherwise"),
    /** A case was opened. */
    CASE_OPENED("case.opened"),
    /** A person read a case. */
    CASE_READ("case.read"),
    /** A person read the list of their agency's cases. */
    CASES_LISTED("case.listed"),
    /** An exchange announced an epoch of its index with a signed manifest. */
    EPOCH_ANNOUNCED("epoch.announced"),
    /** An epoch was uploaded completely, its digest was right and its index is built. */
    EPOCH_UPLOADED("epoch.uploaded"),
    /** An epoch became the one lookups use. */
    EPOCH_ACTIVATED("epoch.activated"),
    /** An epoch ended before its time, and why. */
    EPOCH_FAILED("epoch.failed"),
    /** An epoch's tags were dropped. */
    EPOCH_DROPPED("epoch.dropped");

    private final String code;

    AuditEvent(String code) {
        this.code = code;
    }

    /** The dotted name the table and the documents use. */
    public String code() {
        return code;
    }
}
