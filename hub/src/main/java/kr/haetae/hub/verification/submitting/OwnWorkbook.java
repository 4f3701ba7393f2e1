package kr.haetae.hub.verification.submitting;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kr.haetae.hub.verification.export.WorkbookEditor;
import kr.haetae.hub.verification.intake.Intake.RowsRead;
import kr.haetae.hub.verification.opaque.Bytes;
import kr.haetae.hub.verification.reading.Mask;
import kr.haetae.hub.verification.reading.ReadRow;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps an uploaded workbook, so that results can be written into it; private keys in it are masked first. */
@Component
class OwnWorkbook {
    private final JdbcClient jdbc;

    OwnWorkbook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(UUID verification, RowsRead read, List<ReadRow> rows) {
        Bytes workbook = read.workbook();
        if (workbook == null || read.sheet() == null) {
            return;
        }
        Set<String> secrets = IntStream.range(0, rows.size())
                .filter(row -> Mask.masks(rows.get(row)))
                .mapToObj(row -> read.rows().get(row).address())
                .collect(Collectors.toSet());
        byte[] kept =
                secrets.isEmpty() ? workbook.array() : WorkbookEditor.mask(workbook.array(), secrets, Mask.PRIVATE_KEY);
        jdbc.sql("insert into verification_workbook (verification_id, sheet, header_row, workbook) values (?, ?, ?, ?)")
                .params(Arrays.asList(verification, read.sheet(), read.headerRow(), kept))
                .update();
    }
}
