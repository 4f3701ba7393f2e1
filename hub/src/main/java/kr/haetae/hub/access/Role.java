package kr.haetae.hub.access;

import java.util.Optional;
import java.util.stream.Stream;

/** What a person is here. */
public enum Role {
    INVESTIGATOR("investigator"),
    APPROVER("approver"),
    DESK("desk"),
    AGENCY_ADMIN("agency-admin"),
    EXCHANGE_OFFICER("exchange-officer"),
    EXCHANGE_ADMIN("exchange-admin"),
    OPERATOR("operator"),
    AUDITOR("auditor");

    private final String code;

    Role(String code) {
        this.code = code;
    }

    /** The name used in requests, tables and the command line. */
    public String code() {
        return code;
    }

    /** Whether it is held at exchanges; every other is held at agencies. The two never mix. */
    public boolean atExchange() {
        return this == EXCHANGE_OFFICER || this == EXCHANGE_ADMIN;
    }

    /** The role of that code. */
    public static Optional<Role> of(String code) {
        return Stream.of(values()).filter(role -> role.code.equals(code)).findFirst();
    }
}
