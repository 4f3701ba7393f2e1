package kr.haetae.hub.verification.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.verification.workbook.SafeXml;
import kr.haetae.hub.verification.workbook.WorkbookParts;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Refuses a workbook that would swell when unpacked. It inflates every entry once and counts: what a zip file says of its
 * own sizes is not trusted.
 */
final class WorkbookGuard {
    private static final long RATIO_COUNTS_FROM_BYTES = 4L * 1024 * 1024;

    private WorkbookGuard() {}

    /**
     * Looks at every entry.
     *
     * @return whether the workbook has styles
     * @throws Problem {@code ZIP_BOMB} or {@code BROKEN_WORKBOOK}
     */
    static boolean inspect(byte[] workbook) {
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook))
                .get()) {
            WorkbookParts parts = WorkbookParts.of(zip);
            long total = 0;
            int entries = 0;
            boolean isWorkbook = false;
            Enumeration<ZipArchiveEntry> all = zip.getEntries();
            while (all.hasMoreElements()) {
                ZipArchiveEntry entry = all.nextElement();
                if (++entries > Limit.WORKBOOK_PARTS.value()) {
                    throw new Problem(ProblemCode.ZIP_BOMB);
                }
                isWorkbook |= parts.isWorkbook(entry.getName());
                boolean strings = parts.isStrings(entry.getName());
                total += inflatedBytes(zip, entry, strings ? Limit.WORKBOOK_STRINGS_BYTES : Limit.WORKBOOK_PART_BYTES);
                if (total > Limit.WORKBOOK_UNPACKED_BYTES.value()) {
                    throw new Problem(ProblemCode.ZIP_BOMB);
                }
                if (strings) {
                    countStrings(zip, entry);
                }
            }
            if (!isWorkbook) {
                throw new Problem(ProblemCode.BROKEN_WORKBOOK);
            }
            return parts.styled(zip);
        } catch (IOException | XMLStreamException | IllegalArgumentException e) {
            throw new Problem(ProblemCode.BROKEN_WORKBOOK);
        }
    }

    /** Each string becomes an object, however short it is. */
    private static void countStrings(ZipFile zip, ZipArchiveEntry entry) throws IOException, XMLStreamException {
        long strings = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            XMLStreamReader reader = SafeXml.IN.createXMLStreamReader(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("si")
                        && ++strings > Limit.WORKBOOK_STRINGS.value()) {
                    throw new Problem(ProblemCode.ZIP_BOMB);
                }
            }
        }
    }

    private static long inflatedBytes(ZipFile zip, ZipArchiveEntry entry, Limit limit) throws IOException {
        long packed = Math.max(1, entry.getCompressedSize());
        byte[] buffer = new byte[64 * 1024];
        long inflated = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            int read;
            while ((read = in.read(buffer)) >= 0) {
                inflated += read;
                if (inflated > limit.value()
                        || (inflated > RATIO_COUNTS_FROM_BYTES && inflated / packed > Limit.WORKBOOK_RATIO.value())) {
                    throw new Problem(ProblemCode.ZIP_BOMB);
                }
            }
        }
        return inflated;
    }
}
