package kr.haetae.hub.verification.results;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.UUID;
import kr.haetae.hub.verification.ExportFormat;
import kr.haetae.hub.verification.RowResult;
import kr.haetae.hub.verification.export.CsvExport;
import kr.haetae.hub.verification.export.JsonExport;
import kr.haetae.hub.verification.export.WorkbookExport;
import kr.haetae.hub.verification.opaque.Bytes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes results in the form asked for; a workbook that was uploaded comes back as itself. */
@Component
class Exports {
    private final JdbcClient jdbc;

    Exports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Own(String sheet, @Nullable Integer headerRow, Bytes workbook) {
        @Override
        public String toString() {
            return "Own[]";
        }
    }

    void write(UUID verification, Iterable<RowResult> rows, ExportFormat format, OutputStream out) throws IOException {
        switch (format) {
            case CSV -> CsvExport.write(rows, out);
            case JSON -> JsonExport.write(rows, out);
            case XLSX -> workbook(verification, rows, out);
        }
    }

    private void workbook(UUID verification, Iterable<RowResult> rows, OutputStream out) throws IOException {
        Optional<Own> own = jdbc.sql(
                        "select sheet, header_row, workbook from verification_workbook where verification_id = ?")
                .param(verification)
                .query((row, number) -> new Own(
                        row.getString("sheet"),
                        row.getObject("header_row", Integer.class),
                        Bytes.of(row.getBytes("workbook"))))
                .optional();
        if (own.isEmpty()) {
            WorkbookExport.write(rows, out);
            return;
        }
        int[] lineRows = jdbc
                .sql("select source_row from verification_row where verification_id = ? order by line")
                .param(verification)
                .query(Integer.class)
                .list()
                .stream()
                .mapToInt(Integer::intValue)
                .toArray();
        WorkbookExport.append(
                own.get().workbook().array(), own.get().sheet(), own.get().headerRow(), lineRows, rows, out);
    }
}
