package kr.haetae.hub.verification.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Refuses a workbook that would swell when unpacked. It inflates every entry once and counts: what a zip file says of its
 * own sizes is not trusted.
 */
final class WorkbookGuard {
    private static final int MAX_ENTRIES = 1_000;
    private static final long MAX_ENTRY_BYTES = 128L * 1024 * 1024;
    private static final long MAX_SHARED_STRINGS_BYTES = 48L * 1024 * 1024;
    private static final long MAX_TOTAL_BYTES = 192L * 1024 * 1024;
    private static final long RATIO_COUNTS_FROM_BYTES = 4L * 1024 * 1024;
    private static final int MAX_RATIO = 200;

    private WorkbookGuard() {}

    /**
     * Looks at every entry.
     *
     * @throws Problem {@code ZIP_BOMB} or {@code BROKEN_WORKBOOK}
     */
    static void inspect(byte[] workbook) {
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook))
                .get()) {
            long total = 0;
            int entries = 0;
            boolean isWorkbook = false;
            Enumeration<ZipArchiveEntry> all = zip.getEntries();
            while (all.hasMoreElements()) {
                ZipArchiveEntry entry = all.nextElement();
                if (++entries > MAX_ENTRIES) {
                    throw new Problem(ProblemCode.ZIP_BOMB);
                }
                isWorkbook |= entry.getName().equals("xl/workbook.xml");
                total += inflatedBytes(zip, entry);
                if (total > MAX_TOTAL_BYTES) {
                    throw new Problem(ProblemCode.ZIP_BOMB);
                }
            }
            if (!isWorkbook) {
                throw new Problem(ProblemCode.BROKEN_WORKBOOK);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Problem(ProblemCode.BROKEN_WORKBOOK);
        }
    }

    private static long inflatedBytes(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        long limit = entry.getName().equals("xl/sharedStrings.xml") ? MAX_SHARED_STRINGS_BYTES : MAX_ENTRY_BYTES;
        long packed = Math.max(1, entry.getCompressedSize());
        byte[] buffer = new byte[64 * 1024];
        long inflated = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            int read;
            while ((read = in.read(buffer)) >= 0) {
                inflated += read;
                if (inflated > limit || (inflated > RATIO_COUNTS_FROM_BYTES && inflated / packed > MAX_RATIO)) {
                    throw new Problem(ProblemCode.ZIP_BOMB);
                }
            }
        }
        return inflated;
    }
}
