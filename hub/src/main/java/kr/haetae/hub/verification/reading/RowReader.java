package kr.haetae.hub.verification.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kr.haetae.address.AddressError;
import kr.haetae.address.AddressReader;
import kr.haetae.address.AddressReading;
import kr.haetae.address.AddressReading.Note;
import kr.haetae.address.Chain;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.verification.intake.RawRow;
import org.jspecify.annotations.Nullable;

/** Reads rows one after the other; one reader a verification, since it remembers what it saw to mark duplicates. */
public final class RowReader {
    /** Texts longer than this are invalid and kept cut off. */
    public static final int MAX_TEXT_CHARACTERS = Limit.ROW_TEXT_CHARACTERS.intValue();

    private final AddressReader reader;
    private final Map<String, Integer> firstLines = new HashMap<>();
    private int line;

    public RowReader(AddressReader reader) {
        this.reader = reader;
    }

    /** Reads the next row. */
    public ReadRow read(RawRow raw) {
        line++;
        String declared = Mask.elsewhere(reader, storableOrNull(raw.chain()));
        String memo = Mask.elsewhere(reader, storableOrNull(raw.memo()));
        String input = cut(raw.address());
        if (raw.formula()) {
            return invalid(raw, shown(raw, input), declared, memo, RowFault.of(RowFault.FORMULA_CELL));
        }
        AddressReading reading = reader.read(raw.chain(), raw.address(), raw.memo());
        if (reading instanceof AddressReading.Valid valid) {
            return valid(raw, input, declared, valid);
        }
        AddressError error = ((AddressReading.Invalid) reading).error();
        RowFault fault = new RowFault(error.code().name(), error.position(), error.chain(), error.hint());
        return invalid(raw, storable(Mask.input(input, error.code())), declared, memo, fault);
    }

    private String shown(RawRow raw, String input) {
        boolean key = reader.read(raw.chain(), raw.address(), null) instanceof AddressReading.Invalid invalid
                && invalid.error().code() == AddressError.Code.PRIVATE_KEY;
        return key ? Mask.PRIVATE_KEY : storable(input);
    }

    private ReadRow valid(RawRow raw, String input, @Nullable String declared, AddressReading.Valid valid) {
        String memo = Mask.elsewhere(reader, storableOrNull(valid.memo()));
        String key = valid.addresses().stream()
                .map(address -> address.chain().namespace() + " " + address.text())
                .collect(Collectors.joining(" ", "", "\n" + memo));
        return new ReadRow(
                line,
                raw.sourceRow(),
                storable(input),
                declared,
                memo,
                valid.addresses(),
                valid.notes().stream().map(RowReader::noteText).toList(),
                null,
                firstLineOf(key));
    }

    private ReadRow invalid(
            RawRow raw, String input, @Nullable String declared, @Nullable String memo, RowFault fault) {
        return new ReadRow(
                line,
                raw.sourceRow(),
                input,
                declared,
                memo,
                List.of(),
                List.of(),
                fault,
                firstLineOf("?" + raw.address()));
    }

    private @Nullable Integer firstLineOf(String key) {
        return firstLines.putIfAbsent(key, line);
    }

    private static String noteText(Note note) {
        if (note instanceof Note.ChainCorrected corrected) {
            return "CHAIN_CORRECTED declared " + plain(corrected.declared()) + ", is "
                    + corrected.actual().name();
        }
        if (note instanceof Note.SeveralChains several) {
            return "SEVERAL_CHAINS "
                    + several.chains().stream().map(Chain::name).collect(Collectors.joining(", "));
        }
        if (note instanceof Note.ChainDetected detected) {
            return "CHAIN_DETECTED " + detected.chain().name();
        }
        return "MEMO_FROM_ADDRESS";
    }

    /** A declared chain's name on one line and without the separator of details. */
    private static String plain(String name) {
        String flat = name.replaceAll("[;\\p{Cntrl}]", " ").strip();
        return flat.length() <= 64 ? flat : flat.substring(0, 64);
    }

    private static String cut(String text) {
        return text.length() <= MAX_TEXT_CHARACTERS ? text : text.substring(0, MAX_TEXT_CHARACTERS) + "…";
    }

    private static @Nullable String storableOrNull(@Nullable String text) {
        return text == null ? null : storable(text);
    }

    /** What PostgreSQL can keep: it takes no NUL, and half a surrogate pair has no encoding. */
    private static String storable(String text) {
        String kept = cut(text);
        if (kept.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c))) {
            return kept;
        }
        return kept.codePoints()
                .map(point -> point == 0 || (point >= 0xd800 && point <= 0xdfff) ? 0xfffd : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
