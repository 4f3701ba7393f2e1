package kr.haetae.hub.verification.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvExportTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+cmd",
                "-cmd",
                "@SUM(A1)",
                "\tx",
                "\rx",
                "\n=1",
                "\nx",
                "＝1+1",
                "＋1",
                "－1",
                "＠SUM",
                "  =1+1",
                "\u3000＝1",
                "\u00a0@x",
                " \n x"
            })
    void whatASpreadsheetWouldTakeForAFormulaGetsAnApostrophe(String cell) {
        assertThat(CsvExport.harmless(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-7", "+7.5", "007", "a=b", "  text", "bc1q-x", "0x00", "한글 - 글"})
    void anythingElseStaysAsItIs(String cell) {
        assertThat(CsvExport.harmless(cell)).isEqualTo(cell);
    }
}
