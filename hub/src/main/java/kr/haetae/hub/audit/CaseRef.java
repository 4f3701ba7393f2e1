package kr.haetae.hub.audit;

/**
 * A case as the log names it: a number is its agency's own, so two agencies' cases of one number never meet in one row,
 * timeline or bundle.
 *
 * @param agency the agency's id
 * @param number the case's number
 */
public record CaseRef(String agency, String number) {
    /** No agency's id holds it. */
    private static final char BETWEEN = '/';

    public CaseRef {
        if (agency.isEmpty() || number.isEmpty() || agency.indexOf(BETWEEN) >= 0) {
            throw new IllegalArgumentException("no case of an agency");
        }
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it is no such text
     */
    public static CaseRef parse(String text) {
        int between = text.indexOf(BETWEEN);
        return new CaseRef(text.substring(0, Math.max(0, between)), text.substring(between + 1));
    }

    /** The one text rows, leaves and bundles hold: the agency's id, a slash, the number. */
    public String text() {
        return agency + BETWEEN + number;
    }

    @Override
    public String toString() {
        return text();
    }
}
