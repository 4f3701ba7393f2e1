package kr.haetae.hub.verification.intake;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.verification.AddressInput;
import kr.haetae.hub.verification.ColumnMapping;
import kr.haetae.hub.verification.MemoryUpload;
import kr.haetae.hub.verification.UploadPreview;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private static final String TRON = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t";
    private static final String BITCOIN = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
    private final Intake intake = new Intake();

    private List<RawRow> file(byte[] bytes) {
        return file(bytes, ColumnMapping.guessed());
    }

    private List<RawRow> file(byte[] bytes, ColumnMapping mapping) {
        return intake.read(new AddressInput.File(new MemoryUpload("f", bytes), mapping))
                .rows();
    }

    private List<RawRow> csv(String text) {
        return file(text.getBytes(UTF_8));
    }

    private void refuses(ProblemCode code, byte[] bytes) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> file(bytes))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @Test
    void readsKoreanHeadersInMs949WithoutAMark() {
        List<RawRow> rows = file(("순번,체인,지갑주소,메모\r\n1,트론," + TRON + ",007\r\n").getBytes(Charset.forName("MS949")));
        assertThat(rows).containsExactly(new RawRow(2, TRON, "트론", "007", false));
    }

    @Test
    void readsSemicolonsBehindAByteOrderMark() {
        List<RawRow> rows = csv("\ufeffaddress;chain\n" + TRON + ";tron\n\"" + BITCOIN + "\";\"bit\"\"coin\"\n");
        assertThat(rows)
                .extracting(RawRow::address, RawRow::chain)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(TRON, "tron"),
                        org.assertj.core.groups.Tuple.tuple(BITCOIN, "bit\"coin"));
    }

    @Test
    void readsUtf16WithAMark() {
        byte[] text = ("\ufeffaddress\tmemo\n" + TRON + "\t메모\n").getBytes(UTF_16LE);
        assertThat(file(text)).containsExactly(new RawRow(2, TRON, null, "메모", false));
    }

    @Test
    void findsTheAddressColumnByItsValuesWhereThereIsNoHeader() {
        List<RawRow> rows = csv("case 1,x," + TRON + "\ncase 2,y," + BITCOIN + "\n");
        assertThat(rows).extracting(RawRow::address).containsExactly(TRON, BITCOIN);
    }

    @Test
    void neverTakesAMistypedFirstAddressForAHeader() {
        List<RawRow> rows = csv(TRON + "x\n" + TRON + "\n");
        assertThat(rows).extracting(RawRow::address).containsExactly(TRON + "x", TRON);
    }

    @Test
    void countsBlankLinesAndKeepsTheOrder() {
        Intake.RowsRead read = intake.read(new AddressInput.Text(TRON + "\n\n  \n" + BITCOIN + "\tbitcoin\t12\n\n"));
        assertThat(read.blankLines()).isEqualTo(2);
        assertThat(read.rows())
                .containsExactly(
                        new RawRow(1, TRON, null, null, false), new RawRow(4, BITCOIN, "bitcoin", "12", false));
    }

    @Test
    void refusesMoreColumnsThanItReadsButNotEmptyOnes() throws IOException {
        assertThat(csv(TRON + ",".repeat(300) + "\n")).hasSize(1);
        refuses(ProblemCode.TOO_MANY_COLUMNS, (TRON + ",".repeat(300) + "memo\n").getBytes(UTF_8));
        assertThat(file(wideWorkbook(""))).hasSize(1);
        refuses(ProblemCode.TOO_MANY_COLUMNS, wideWorkbook("memo"));
    }

    private static byte[] wideWorkbook(String last) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(out, "test", null);
        Worksheet sheet = workbook.newWorksheet("wide");
        sheet.value(0, 0, TRON);
        sheet.value(0, 300, last);
        workbook.finish();
        return out.toByteArray();
    }

    @Test
    void takesTheColumnsThatAreMapped() {
        List<RawRow> rows = file(
                ("a,b,c\n" + TRON + ",9," + BITCOIN + "\n").getBytes(UTF_8), new ColumnMapping("c", null, "b", null));
        assertThat(rows).containsExactly(new RawRow(2, BITCOIN, null, "9", false));
    }

    @Test
    void readsJsonObjectsAndPlainTexts() {
        assertThat(csv("{\"rows\":[{\"memo\":\"007\",\"address\":\"" + TRON + "\",\"x\":{\"y\":[1]}}]}"))
                .containsExactly(new RawRow(1, TRON, null, "007", false));
        assertThat(csv("[\"" + TRON + "\",\"nonsense\"]"))
                .extracting(RawRow::address)
                .containsExactly(TRON, "nonsense");
    }

    @Test
    void readsAWorkbookAndMarksFormulaCells() throws IOException {
        List<RawRow> rows = file(workbook());
        assertThat(rows.get(0)).isEqualTo(new RawRow(2, TRON, null, "007", false));
        assertThat(rows.get(1).formula()).isTrue();
    }

    @Test
    void readsAWorkbookWithoutStyles() throws IOException {
        assertThat(file(withoutStyles(workbook())).get(0)).isEqualTo(new RawRow(2, TRON, null, "7", false));
    }

    private static byte[] withoutStyles(byte[] workbook) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipFile in = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook))
                        .get();
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
                if (!entry.getName().equals("xl/styles.xml")) {
                    zip.putNextEntry(new ZipEntry(entry.getName()));
                    in.getInputStream(entry).transferTo(zip);
                }
            }
        }
        return out.toByteArray();
    }

    private static byte[] workbook() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(out, "test", null);
        Worksheet sheet = workbook.newWorksheet("사건");
        sheet.value(0, 0, "번호");
        sheet.value(0, 1, "주소");
        sheet.value(0, 2, "메모");
        sheet.value(1, 1, TRON);
        sheet.value(1, 2, 7);
        sheet.style(1, 2).format("000").set();
        sheet.formula(2, 1, "CONCATENATE(\"T\",\"R\")");
        workbook.finish();
        return out.toByteArray();
    }

    @Test
    void previewsColumnsAndGuess() {
        UploadPreview preview = intake.preview(
                new MemoryUpload("x.csv", ("번호|지갑 주소|네트워크\n1|" + TRON + "|tron\n").getBytes(UTF_8)),
                ColumnMapping.guessed());
        assertThat(preview.delimiter()).isEqualTo("|");
        assertThat(preview.columns()).containsExactly("번호", "지갑 주소", "네트워크");
        assertThat(preview.addressColumn()).isEqualTo(1);
        assertThat(preview.chainColumn()).isEqualTo(2);
        assertThat(preview.firstRows()).containsExactly(List.of("1", TRON, "tron"));
    }

    @Test
    void refusesWhatIsNoList() throws IOException {
        refuses(ProblemCode.EMPTY_FILE, new byte[0]);
        refuses(ProblemCode.EMPTY_FILE, " \r\n\r\n".getBytes(UTF_8));
        refuses(ProblemCode.EMPTY_FILE, "address,chain\n".getBytes(UTF_8));
        refuses(ProblemCode.NOT_TEXT, new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13});
        refuses(ProblemCode.UNKNOWN_ENCODING, new byte[] {'a', (byte) 0xff, (byte) 0xff, 'b'});
        refuses(ProblemCode.OLD_EXCEL, new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0, 0});
        refuses(ProblemCode.BROKEN_WORKBOOK, "PK\003\004 and no more".getBytes(UTF_8));
        refuses(ProblemCode.BROKEN_WORKBOOK, zip("readme.txt", 10));
        refuses(ProblemCode.BROKEN_JSON, "[{\"address\":".getBytes(UTF_8));
        refuses(ProblemCode.BROKEN_JSON, "{\"a\":1}".getBytes(UTF_8));
        refuses(ProblemCode.NO_ADDRESS_COLUMN, "a,b\nc,d\n".getBytes(UTF_8));
        refuses(ProblemCode.TOO_LARGE, new byte[(20 << 20) + 1]);
    }

    @Test
    void refusesAMillionGarbageLinesAtTheLimit() {
        refuses(ProblemCode.TOO_MANY_ROWS, "garbage\n".repeat(1_000_000).getBytes(UTF_8));
    }

    @Test
    void refusesAZipBomb() throws IOException {
        refuses(ProblemCode.ZIP_BOMB, zip("xl/worksheets/sheet1.xml", 400 << 20));
    }

    @Test
    void refusesOutsideEntitiesInAWorkbook() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write("<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><workbook>&e;</workbook>"
                    .getBytes(UTF_8));
        }
        refuses(ProblemCode.BROKEN_WORKBOOK, out.toByteArray());
    }

    /** Whatever the bytes, the answer is rows or a problem: never another exception. */
    @Test
    void refusesRandomBytesWithAProblem() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            if (bytes.length > 4 && i % 3 == 0) {
                System.arraycopy(
                        i % 2 == 0 ? new byte[] {'P', 'K', 3, 4} : new byte[] {'[', '{', '"', 'a'}, 0, bytes, 0, 4);
            }
            try {
                assertThat(file(bytes)).isNotEmpty();
            } catch (Problem problem) {
                assertThat(problem.code().status().is4xxClientError())
                        .as("seed " + seed)
                        .isTrue();
            }
        }
    }

    private static byte[] zip(String name, int zeros) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry("xl/_rels/workbook.xml.rels"));
            zip.write("<Relationships/>".getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry(name));
            byte[] piece = new byte[1 << 20];
            for (int written = 0; written < zeros; written += piece.length) {
                zip.write(piece, 0, Math.min(piece.length, zeros - written));
            }
        }
        return out.toByteArray();
    }
}
