package kr.haetae.hub.enrolment;

/** What people do about each other's enrolment. */
public enum Deed {
    SEE,
    INVITE,
    CALL_BACK,
    APPROVE,
    WITHDRAW,
    SUSPEND,
    ASK_LIFT,
    ASK_RECOVERY,
    HAND_RECOVERY,
    LEAVE
}
