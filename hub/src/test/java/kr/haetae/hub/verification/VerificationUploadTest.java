package kr.haetae.hub.verification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kr.haetae.hub.Api;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;

/** What people hand in as a file: kept, masked, or refused. */
class VerificationUploadTest extends RestOverExchangesTest {
    private static final String KEY = "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ";

    @Test
    void givesAUsersOwnWorkbookBackWithEverySheetAndCell() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(out, "user", null);
        Worksheet notes = workbook.newWorksheet("메모장");
        notes.value(0, 0, "그대로 두세요");
        Worksheet sheet = workbook.newWorksheet("피해 주소");
        sheet.value(0, 0, "순번");
        sheet.value(0, 1, "지갑주소");
        sheet.value(0, 2, "비고");
        sheet.value(1, 0, 1);
        sheet.value(1, 1, TestAddresses.tron(1));
        sheet.value(1, 2, "=not a formula");
        sheet.value(2, 1, KEY);
        sheet.formula(3, 1, "A1");
        workbook.finish();

        Api.Answer answer = upload(out.toByteArray(), "피해.xlsx", "sheet", "피해 주소");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        String id = completed(answer.json().path("id").asString(""));
        byte[] back = download(PATH + "/" + id + "/results.xlsx");
        try (ReadableWorkbook read = new ReadableWorkbook(new ByteArrayInputStream(back))) {
            assertThat(read.getSheets().map(Sheet::getName)).containsExactly("메모장", "피해 주소");
            assertThat(read.getFirstSheet().read().get(0).getCellText(0)).isEqualTo("그대로 두세요");
            List<Row> rows = read.findSheet("피해 주소").orElseThrow().read();
            assertThat(rows.get(0).getCellText(5)).isEqualTo("haetae_verdict");
            assertThat(rows.get(1).getCellText(1)).isEqualTo(TestAddresses.tron(1));
            assertThat(rows.get(1).getCellText(2)).isEqualTo("=not a formula");
            assertThat(rows.get(1).getCellText(5)).isEqualTo("MANAGED");
            assertThat(rows.get(1).getCellText(6)).isEqualTo("Rest Exchange");
            assertThat(rows.get(2).getCellText(1)).doesNotContain(KEY).contains("private key removed");
            assertThat(rows.get(3).getCellText(5)).isEqualTo("INVALID");
            assertThat(rows.get(3).getCellText(8)).isEqualTo("FORMULA_CELL");
        }
    }

    @Test
    void neverKeepsAPrivateKey() {
        String hex = HexFormat.of()
                .formatHex(new Random(1)
                        .ints(32)
                        .collect(java.io.ByteArrayOutputStream::new, (all, one) -> all.write(one), (a, b) -> {})
                        .toByteArray());
        String id = submitted(
                Map.of("caseId", "DEMO-1", "text", KEY + "\n" + hex + "\n" + TestAddresses.tron(1) + "\t" + KEY));
        String body = api.get(PATH + "/" + id).body();
        assertThat(body)
                .doesNotContain(KEY)
                .doesNotContain(hex)
                .contains("PRIVATE_KEY")
                .contains("KEY_OR_TXID");
        assertThat(jdbc.sql(
                                "select count(*) from verification_row where input = ? or memo = ? or declared_chain = ? or input = ?")
                        .params(KEY, KEY, KEY, hex)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void refusesBadInputClearlyAndKeepsNothingOfIt() {
        int before = stored();
        String tron = TestAddresses.tron(1);
        refused(api.post(PATH, Map.of("caseId", "NO-SUCH-CASE", "text", tron)), 404, "CASE_UNKNOWN");
        refused(api.post(PATH, Map.of("caseId", "DEMO-EXPIRED", "text", tron)), 422, "LEGAL_BASIS_EXPIRED");
        refused(api.post(PATH, Map.of("caseId", "DEMO-1", "text", "")), 422, "EMPTY_FILE");
        refused(api.post(PATH, Map.of("caseId", "DEMO-1", "rows", List.of())), 422, "EMPTY_FILE");
        refused(api.post(PATH, Map.of("caseId", "DEMO-1")), 400, "INVALID_FIELD");
        refused(api.post(PATH, Map.of("caseId", "DEMO-1", "text", tron, "deadlineSeconds", 0)), 400, "INVALID_FIELD");
        refused(api.postText(PATH, "{\"caseId\":"), 400, "MALFORMED_JSON");
        refused(upload(new byte[0], "empty.csv"), 422, "EMPTY_FILE");
        refused(upload(new byte[] {0, 1, 2, 3}, "binary.csv"), 422, "NOT_TEXT");
        refused(upload("PK\003\004xx".getBytes(UTF_8), "broken.xlsx"), 422, "BROKEN_WORKBOOK");
        refused(upload("garbage\n".repeat(1_000_000).getBytes(UTF_8), "million.csv"), 422, "TOO_MANY_ROWS");
        refused(upload("DEMO-EXPIRED", tron.getBytes(UTF_8), "x.csv"), 422, "LEGAL_BASIS_EXPIRED");
        refused(upload(tron.getBytes(UTF_8), "x.csv", "addressColumn", "nope"), 422, "NO_SUCH_COLUMN");
        refused(upload(new byte[200 << 20], "huge.csv"), 413, "TOO_LARGE");
        refused(api.get(PATH + "/not-an-id"), 404, "VERIFICATION_UNKNOWN");
        assertThat(stored()).isEqualTo(before);
    }
}
