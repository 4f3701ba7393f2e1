package kr.haetae.hub.verification;

/** One exchange's answer to one address. The four kinds of "no" are four different truths and never merged. */
public enum Answer {
    /** Asked; still within the deadline. */
    PENDING,
    /** The exchange's index holds the address. */
    MANAGED,
    /** The exchange's index does not hold it. */
    NOT_MANAGED,
    /** The exchange does not handle that chain. */
    NOT_COVERED,
    /** Silent, without a usable index, or its proof failed. */
    NO_ANSWER,
    /** The exchange refused, with a code. */
    REFUSED,
    /** The index held the address, but the exchange then denied it. */
    DENIED
}
