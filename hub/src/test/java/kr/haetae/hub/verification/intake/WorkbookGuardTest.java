package kr.haetae.hub.verification.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.junit.jupiter.api.Test;

class WorkbookGuardTest {
    private static final String STRINGS_TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml";

    @Test
    void moreStringsThanTheLimitAreRefusedWhateverTheirPartIsCalled() throws IOException {
        int limit = Limit.WORKBOOK_STRINGS.intValue();
        for (String part : new String[] {"xl/sharedStrings.xml", "xl/SHAREDSTRINGS.xml", "xl/texts.bin"}) {
            WorkbookGuard.inspect(workbook(part, limit));
            assertThatThrownBy(() -> WorkbookGuard.inspect(workbook(part, limit + 1)))
                    .as(part)
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo(ProblemCode.ZIP_BOMB));
        }
    }

    @Test
    void whoseTurnDoesNotComeIsToldWhenToTryAgain() throws Exception {
        Turns turns = new Turns(1, 1);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Thread first = new Thread(() -> turns.inTurn(() -> {
            inside.countDown();
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "";
        }));
        first.start();
        inside.await();
        assertThatThrownBy(() -> turns.inTurn(() -> "second")).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.BUSY);
            assertThat(problem.args()).containsKey("retryAfterSeconds");
        });
        done.countDown();
        first.join();
        assertThat(turns.inTurn(() -> "third")).isEqualTo("third");
    }

    /** Not packed, so that the ratio says nothing of it. */
    private static byte[] workbook(String stringsPart, int strings) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            put(
                    zip,
                    "[Content_Types].xml",
                    "<Types><Override PartName=\"/" + stringsPart + "\" ContentType=\"" + STRINGS_TYPE
                            + "\"/></Types>");
            put(zip, "xl/workbook.xml", "<workbook/>");
            put(zip, "xl/_rels/workbook.xml.rels", "<Relationships/>");
            put(zip, stringsPart, "<x:sst xmlns:x=\"s\">" + "<x:si/>".repeat(strings) + "</x:sst>");
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(UTF_8));
    }
}
