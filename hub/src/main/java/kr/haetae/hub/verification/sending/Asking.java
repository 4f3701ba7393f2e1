package kr.haetae.hub.verification.sending;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import kr.haetae.hub.audit.CaseRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who asks, and on which ground: what a message to an exchange says of a verification. */
@Repository
public class Asking {
    private final JdbcClient jdbc;

    public Asking(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The asking side of one verification.
     *
     * @param agencyId whose case it is
     * @param legalBasis its code
     * @param agency the agency's name, as exchanges read it
     */
    public record Asker(String caseId, String agencyId, String legalBasis, String agency, String personId) {
        /** Its case, as the audit log names it. */
        public CaseRef inCase() {
            return new CaseRef(agencyId, caseId);
        }
    }

    /** The case in a row's column {@code case_ref}; null where it is null. */
    public static @Nullable CaseRef caseOrNull(ResultSet row) throws SQLException {
        String text = row.getString("case_ref");
        return text == null ? null : CaseRef.parse(text);
    }

    public Asker of(UUID verification) {
        return jdbc.sql("select case_id, agency_id, legal_basis, agency_name, person_id from verification where id = ?")
                .param(verification)
                .query(Asking::askerOf)
                .single();
    }

    private static Asker askerOf(ResultSet row, int number) throws SQLException {
        return new Asker(
                row.getString("case_id"),
                row.getString("agency_id"),
                row.getString("legal_basis"),
                row.getString("agency_name"),
                row.getString("person_id"));
    }
}
