package kr.haetae.hub.verification.submitting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import kr.haetae.address.WalletAddress;
import kr.haetae.hub.verification.reading.ReadRow;
import kr.haetae.hub.verification.reading.RowFault;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** Writes a verification's rows by COPY, within the caller's transaction. */
@Component
class RowCopy {
    private static final int FLUSH_CHARACTERS = 64 * 1024;

    private final DataSource dataSource;

    RowCopy(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void write(UUID verification, List<ReadRow> rows) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            copy(connection.unwrap(PGConnection.class), verification, rows);
        } catch (SQLException | IOException e) {
            throw new DataAccessResourceFailureException("COPY of rows failed", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static void copy(PGConnection connection, UUID verification, List<ReadRow> rows)
            throws SQLException, IOException {
        CopyIn copy = connection
                .getCopyAPI()
                .copyIn(
                        "copy verification_row (verification_id, line, source_row, input, declared_chain, memo, candidates,"
                                + " notes, fault_code, fault_position, fault_chain, fault_hint, first_line) from stdin");
        try {
            StringBuilder text = new StringBuilder(FLUSH_CHARACTERS + 4_096);
            for (ReadRow row : rows) {
                append(text, verification, row);
                if (text.length() > FLUSH_CHARACTERS) {
                    flush(copy, text);
                }
            }
            flush(copy, text);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void flush(CopyIn copy, StringBuilder text) throws SQLException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    private static void append(StringBuilder text, UUID verification, ReadRow row) {
        RowFault fault = row.fault();
        text.append(verification).append('\t').append(row.line()).append('\t').append(row.sourceRow());
        field(text, row.input());
        field(text, row.declaredChain());
        field(text, row.memo());
        field(text, fault == null ? candidates(row.addresses()) : null);
        field(text, String.join("\n", row.notes()));
        field(text, fault == null ? null : fault.code());
        field(text, fault == null || fault.position() == null ? null : String.valueOf(fault.position()));
        field(text, fault == null ? null : fault.chain());
        field(text, fault == null ? null : fault.hint());
        field(text, row.firstLine() == null ? null : String.valueOf(row.firstLine()));
        text.append('\n');
    }

    /** One line for each different wallet, in the order of the row's elements. */
    private static String candidates(List<WalletAddress> addresses) {
        StringBuilder text = new StringBuilder();
        Set<String> seen = new HashSet<>();
        for (WalletAddress address : addresses) {
            if (seen.add(new String(address.lookupInput(), StandardCharsets.ISO_8859_1))) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append(address.chain().name())
                        .append(' ')
                        .append(address.text());
            }
        }
        return text.toString();
    }

    /** COPY's text format: backslash, tab and line ends are escaped, null is {@code \N}. */
    private static void field(StringBuilder text, @Nullable String value) {
        text.append('\t');
        if (value == null) {
            text.append("\\N");
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
