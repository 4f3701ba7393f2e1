package kr.haetae.hub.verification;

/** What all exchanges' answers together say of one row, in the order of precedence. */
public enum Verdict {
    /** The text is no address. */
    INVALID,
    /** Two exchanges or more claim the address. */
    CONFLICT,
    /** Exactly one exchange claims the address, even while others are silent. */
    MANAGED,
    /** Nobody claims it, but some exchange that covers it gave no answer, refused, or denied after a hit. */
    INCOMPLETE,
    /** No exchange covers its chain. */
    NOT_COVERED,
    /** Every exchange that covers its chain said no. */
    NOT_MANAGED
}
