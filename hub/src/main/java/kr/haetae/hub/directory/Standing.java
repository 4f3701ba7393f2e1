package kr.haetae.hub.directory;

/** How far a person has come: only {@link #ACTIVE} people can log in and do anything. */
public enum Standing {
    /** Entered, nothing has happened yet. */
    NEW,
    /** Holds an invitation. */
    INVITED,
    /** Has redeemed it and left what they will prove themself with. */
    ACCEPTED,
    /** Was reached on a number of the directory. */
    CALLED_BACK,
    /** Enrolled by two people, or back from a suspension or a lost key. */
    ACTIVE,
    /** Shut out until the suspension is lifted. */
    SUSPENDED,
    /** Lost their key; holds a token to leave a new one. */
    RECOVERING,
    /** Has left the organisation. */
    LEFT,
    /** The invitation expired, was withdrawn or refused. */
    LAPSED
}
