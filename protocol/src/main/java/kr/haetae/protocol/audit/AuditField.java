package kr.haetae.protocol.audit;

/** The fields of an audit row that may hold personal data and stand in a leaf as commitments only, in leaf order. */
public enum AuditField {
    /** Who did it. */
    ACTOR("actor"),
    /** The case it was done in. */
    CASE("case"),
    /** Ids, counts and hashes that describe it. */
    FACTS("facts");

    private final String code;

    AuditField(String code) {
        this.code = code;
    }

    /** The name in leaves, commitments and bundles. */
    public String code() {
        return code;
    }
}
