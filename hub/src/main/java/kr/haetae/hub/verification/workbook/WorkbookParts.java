package kr.haetae.hub.verification.workbook;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of a workbook are what, as its content types and relations say (ECMA-376 part 2): readers go by them, so
 * limits and masks must too. Names are compared without regard to case.
 */
public final class WorkbookParts {
    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final Set<String> BOOK_TYPES = Set.of(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            "application/vnd.ms-excel.sheet.macroEnabled.main+xml");
    private static final String STRINGS_TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml";
    private static final String SHEET_TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

    private static final String STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";

    private String workbook = "xl/workbook.xml";
    private @Nullable String styles;
    private final Set<String> strings = new HashSet<>(Set.of("xl/sharedstrings.xml"));
    private final Set<String> sheets = new HashSet<>();

    private WorkbookParts() {}

    /**
     * Reads content types and the workbook's relations.
     *
     * @throws IOException if they are not there, or not well-formed
     * @throws Problem {@code ZIP_BOMB} if one of their lists is longer than any real one
     */
    public static WorkbookParts of(ZipFile zip) throws IOException {
        WorkbookParts parts = new WorkbookParts();
        each(zip, CONTENT_TYPES, parts::contentType);
        each(zip, parts.relations(), parts::relation);
        return parts;
    }

    private void contentType(Map<String, String> attributes) {
        String type = attributes.getOrDefault("ContentType", "");
        String name = attributes.get("PartName");
        if (name == null) {
            return;
        }
        String part = name.startsWith("/") ? name.substring(1) : name;
        if (BOOK_TYPES.contains(type)) {
            workbook = part;
        } else if (type.equals(STRINGS_TYPE)) {
            strings.add(lower(part));
        } else if (type.equals(SHEET_TYPE)) {
            sheets.add(lower(part));
        } else if (type.equals(STYLES_TYPE)) {
            styles = part;
        }
    }

    private void relation(Map<String, String> attributes) {
        String type = attributes.getOrDefault("Type", "");
        String target = attributes.get("Target");
        if (target == null) {
            return;
        }
        if (type.endsWith("/sharedStrings")) {
            strings.add(lower(resolve(target)));
        } else if (!type.endsWith("/styles") && !type.endsWith("/theme")) {
            sheets.add(lower(resolve(target)));
        }
    }

    /** The part that lists the sheets. */
    public String workbook() {
        return workbook;
    }

    /** Whether it has styles, which say how numbers are shown; not every program writes them. */
    public boolean styled(ZipFile zip) {
        return styles != null && entry(zip, styles) != null;
    }

    /** The part that says what the workbook's relation ids mean. */
    public String relations() {
        int name = workbook.lastIndexOf('/') + 1;
        return workbook.substring(0, name) + "_rels/" + workbook.substring(name) + ".rels";
    }

    /** The part a relation of the workbook points to. */
    public String resolve(String target) {
        return target.startsWith("/") ? target.substring(1) : folder() + target;
    }

    private String folder() {
        return workbook.substring(0, workbook.lastIndexOf('/') + 1);
    }

    /** Whether a part is the workbook itself. */
    public boolean isWorkbook(String part) {
        return part.equalsIgnoreCase(workbook);
    }

    /** Whether a part holds texts that cells share. */
    public boolean isStrings(String part) {
        return strings.contains(lower(part));
    }

    /** Whether a part may hold texts of cells: shared ones, or a sheet's own. */
    public boolean holdsTexts(String part) {
        String name = lower(part);
        return strings.contains(name)
                || (name.endsWith(".xml") && (sheets.contains(name) || name.startsWith("xl/worksheets/")));
    }

    /** The entry of a part; null if there is none. */
    public static @Nullable ZipArchiveEntry entry(ZipFile zip, String part) {
        ZipArchiveEntry exact = zip.getEntry(part);
        return exact != null
                ? exact
                : Collections.list(zip.getEntries()).stream()
                        .filter(entry -> entry.getName().equalsIgnoreCase(part))
                        .findFirst()
                        .orElse(null);
    }

    private static void each(ZipFile zip, String part, Consumer<Map<String, String>> attributes) throws IOException {
        ZipArchiveEntry entry = entry(zip, part);
        if (entry == null) {
            throw new IOException("a part is missing");
        }
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = in.readNBytes(Limit.WORKBOOK_INDEX_BYTES.intValue() + 1);
        }
        if (bytes.length > Limit.WORKBOOK_INDEX_BYTES.value()) {
            throw new Problem(ProblemCode.ZIP_BOMB);
        }
        try {
            XMLStreamReader reader = SafeXml.IN.createXMLStreamReader(new ByteArrayInputStream(bytes));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    attributes.accept(attributesOf(reader));
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException("a list of parts is not well-formed");
        }
    }

    private static Map<String, String> attributesOf(XMLStreamReader reader) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
