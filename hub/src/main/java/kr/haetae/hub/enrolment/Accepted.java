package kr.haetae.hub.enrolment;

/**
 * What somebody sees who redeemed a token.
 *
 * @param readBack what an invited person reads to whoever calls them back, eight digits; empty after a lost key
 */
public record Accepted(String personId, String displayName, String readBack) {
    @Override
    public String toString() {
        return "Accepted[" + personId + "]";
    }
}
