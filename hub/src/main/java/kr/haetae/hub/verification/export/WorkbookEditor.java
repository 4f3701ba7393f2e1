package kr.haetae.hub.verification.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.verification.workbook.WorkbookParts;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Changes a user's own workbook in place: every sheet, style, formula and text stays, but for what is asked. The workbook
 * has passed the guard at its upload.
 */
public final class WorkbookEditor {
    private WorkbookEditor() {}

    /** Supplies the cells to append to a sheet's row, by its number counted from 1; none for other rows. */
    public interface RowCells {
        List<String> of(int row) throws IOException;
    }

    /** Replaces every cell text that equals one of the secrets, in all sheets. */
    public static byte[] mask(byte[] workbook, Set<String> secrets, String mask) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(workbook.length);
        try (ZipFile zip = open(workbook)) {
            WorkbookParts parts = WorkbookParts.of(zip);
            rewrite(workbook, out, (name, in, to) -> {
                if (parts.holdsTexts(name)) {
                    TextMask.copy(in, to, secrets, mask);
                } else {
                    in.transferTo(to);
                }
            });
        } catch (IOException | XMLStreamException e) {
            throw new Problem(ProblemCode.BROKEN_WORKBOOK);
        }
        return out.toByteArray();
    }

    /** Writes the workbook with cells appended behind the last used column of one sheet. */
    static void append(byte[] workbook, String sheet, RowCells cells, OutputStream out) throws IOException {
        try (ZipFile zip = open(workbook)) {
            String path = SheetPath.of(zip, sheet);
            int column;
            try (InputStream in = zip.getInputStream(SheetPath.entry(zip, path))) {
                column = SheetColumns.used(in);
            }
            rewrite(workbook, out, (name, in, to) -> {
                if (name.equalsIgnoreCase(path)) {
                    SheetAppend.copy(in, to, column, cells);
                } else {
                    in.transferTo(to);
                }
            });
        } catch (XMLStreamException e) {
            throw new IOException("the stored workbook is not well-formed", e);
        }
    }

    private interface EntryCopy {
        void copy(String name, InputStream in, OutputStream to) throws IOException, XMLStreamException;
    }

    private static void rewrite(byte[] workbook, OutputStream out, EntryCopy copy)
            throws IOException, XMLStreamException {
        try (ZipFile zip = open(workbook)) {
            ZipOutputStream to = new ZipOutputStream(out);
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                try (InputStream in = zip.getInputStream(entry)) {
                    copy.copy(entry.getName(), in, to);
                }
                to.closeEntry();
            }
            to.finish();
        }
    }

    private static ZipFile open(byte[] workbook) throws IOException {
        return ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook))
                .get();
    }

    /** An attribute by its local name; empty if it is not there. */
    static String attribute(javax.xml.stream.events.StartElement element, String localName) {
        Map<String, String> found = new HashMap<>();
        element.getAttributes().forEachRemaining(one -> found.put(one.getName().getLocalPart(), one.getValue()));
        return found.getOrDefault(localName, "");
    }
}
