package kr.haetae.hub.casework.internal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kr.haetae.hub.casework.LegalBases;
import kr.haetae.hub.casework.LegalBasis;
import kr.haetae.hub.casework.LegalBasisCode;
import kr.haetae.hub.casework.PermittedAction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcLegalBases implements LegalBases {
    /** A day before a basis's first version shows that first version: so that it can be said when it begins. */
    private static final String ON_DAY = """
            select distinct on (length(code), code) * from legal_basis_version
            order by length(code), code, (effective_from <= :day) desc,
                     case when effective_from <= :day then effective_from end desc, effective_from
            """;

    private final JdbcClient jdbc;

    JdbcLegalBases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<LegalBasis> on(LocalDate day) {
        return jdbc.sql(ON_DAY).param("day", day).query(JdbcLegalBases::basis).list();
    }

    @Override
    public Optional<LegalBasis> find(LegalBasisCode code, LocalDate day) {
        return on(day).stream().filter(basis -> basis.code().equals(code)).findFirst();
    }

    private static LegalBasis basis(ResultSet row, int number) throws SQLException {
        return new LegalBasis(
                new LegalBasisCode(row.getString("code")),
                row.getString("article"),
                row.getString("title_ko"),
                row.getString("title_en"),
                row.getString("document_type"),
                row.getString("issuer"),
                texts(row.getArray("attachments")),
                texts(row.getArray("permits")).stream()
                        .map(PermittedAction::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                row.getObject("maximum_hold_hours", Integer.class),
                row.getObject("renewals", Integer.class),
                row.getString("notice_rule"),
                row.getString("jurisdiction"),
                row.getObject("effective_from", LocalDate.class),
                row.getObject("effective_to", LocalDate.class),
                row.getBoolean("enabled"));
    }

    private static List<String> texts(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
