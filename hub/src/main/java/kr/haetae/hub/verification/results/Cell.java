package kr.haetae.hub.verification.results;

import kr.haetae.hub.verification.Answer;
import kr.haetae.hub.verification.Confirmation;
import org.jspecify.annotations.Nullable;

/** What one exchange's state says of one address; kept as its code in a byte. */
enum Cell {
    /** Padding, or the exchange was no member when the batch was sent: it has no say. */
    ABSENT(0, Answer.NOT_COVERED, Confirmation.NONE, null),
    PENDING(1, Answer.PENDING, Confirmation.NONE, null),
    NOT_COVERED(2, Answer.NOT_COVERED, Confirmation.NONE, null),
    NOT_MANAGED(3, Answer.NOT_MANAGED, Confirmation.NONE, null),
    WAITING(4, Answer.MANAGED, Confirmation.PENDING, null),
    ASKED(5, Answer.MANAGED, Confirmation.PENDING, null),
    HELD_CONFLICT(6, Answer.MANAGED, Confirmation.HELD, "CONFLICT"),
    CONFIRMED(7, Answer.MANAGED, Confirmation.YES, null),
    DENIED(8, Answer.DENIED, Confirmation.NO, "DENIED"),
    SILENT(9, Answer.NO_ANSWER, Confirmation.NONE, "SILENT"),
    NO_INDEX(10, Answer.NO_ANSWER, Confirmation.NONE, "NO_INDEX"),
    STALE_INDEX(11, Answer.NO_ANSWER, Confirmation.NONE, "STALE_INDEX"),
    PROOF_FAILED(12, Answer.NO_ANSWER, Confirmation.NONE, "PROOF_FAILED"),
    MALFORMED(13, Answer.NO_ANSWER, Confirmation.NONE, "MALFORMED"),
    REFUSED(14, Answer.REFUSED, Confirmation.NONE, "REFUSED"),
    /** Another exchange had been told the address before this one's hit. */
    HELD_LATE_CONFLICT(15, Answer.MANAGED, Confirmation.HELD, "LATE_CONFLICT"),
    HELD_STALE_INDEX(16, Answer.MANAGED, Confirmation.HELD, "STALE_INDEX"),
    /** The exchange was told the address and would not confirm. */
    HELD_CONFIRMATION_REFUSED(17, Answer.MANAGED, Confirmation.HELD, "CONFIRMATION_REFUSED"),
    /** Its case or ground ended before the exchange could be told the address. */
    HELD_GROUND_ENDED(18, Answer.MANAGED, Confirmation.HELD, "GROUND_ENDED");

    private static final Cell[] BY_CODE = byCode();

    private final int code;
    final Answer answer;
    final Confirmation confirmation;
    final @Nullable String reason;

    Cell(int code, Answer answer, Confirmation confirmation, @Nullable String reason) {
        this.code = code;
        this.answer = answer;
        this.confirmation = confirmation;
        this.reason = reason;
    }

    private static Cell[] byCode() {
        Cell[] all = new Cell[values().length];
        for (Cell cell : values()) {
            all[cell.code] = cell;
        }
        return all;
    }

    /** The cell of a claim as the database names its state. */
    static Cell ofClaim(String state, @Nullable String heldFor) {
        return valueOf(heldFor == null ? state : state + "_" + heldFor);
    }

    static Cell of(byte code) {
        return BY_CODE[code];
    }

    byte packed() {
        return (byte) code;
    }
}
