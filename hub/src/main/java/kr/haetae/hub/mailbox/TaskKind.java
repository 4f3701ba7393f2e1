package kr.haetae.hub.mailbox;

/** What an exchange is asked to do. */
public enum TaskKind {
    /** Evaluate a blinded batch. */
    EVALUATE,
    /** Say of addresses in the clear whether they are the exchange's; goes before every EVALUATE, for people wait. */
    CONFIRM
}
