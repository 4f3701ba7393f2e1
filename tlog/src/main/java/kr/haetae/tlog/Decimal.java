package kr.haetae.tlog;

/** Numbers as the C2SP texts write them: ASCII digits, no sign, no leading zero. */
final class Decimal {
    private static final int MAX_DIGITS = 19;

    private Decimal() {}

    static long parse(String text) {
        boolean digits = !text.isEmpty()
                && text.length() <= MAX_DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && (text.length() == 1 || text.charAt(0) != '0');
        if (!digits) {
            throw new MalformedNoteException("not a decimal number");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new MalformedNoteException("number too large");
        }
    }
}
