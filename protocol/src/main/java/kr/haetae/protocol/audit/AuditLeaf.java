package kr.haetae.protocol.audit;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import kr.haetae.protocol.MalformedMessageException;
import kr.haetae.protocol.WireTime;
import kr.haetae.tlog.Base64Text;
import kr.haetae.tlog.MalformedNoteException;
import org.jspecify.annotations.Nullable;

/**
 * What the log holds of one audit row: time and kind of the act in the clear, everything that may be personal as salted
 * commitments. The four texts and the time are all there is in {@link #bytes}.
 *
 * @param at when, as {@link WireTime} writes it
 * @param event the event's dotted code, at most 64 characters
 * @param actor commitment, 32 bytes in Base64
 * @param caseId commitment, or empty if the act belongs to no case
 * @param facts commitment
 */
@JsonPropertyOrder({"at", "event", "actor", "caseId", "facts"})
public record AuditLeaf(String at, String event, String actor, String caseId, String facts) {
    private static final String LABEL = "haetae/audit-leaf/v1\n";
    private static final Pattern EVENT = Pattern.compile("[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)+");
    private static final int MAX_EVENT_CHARACTERS = 64;
    private static final String NONE = "-";
    private static final List<String> FIELDS = List.of("at ", "event ", "actor ", "case ", "facts ");
    private static final String[] NO_LINES = {};

    public AuditLeaf {
        boolean valid = WireTime.format(WireTime.parse(at)).equals(at)
                && event.length() <= MAX_EVENT_CHARACTERS
                && EVENT.matcher(event).matches()
                && isCommitment(actor)
                && (caseId.isEmpty() || isCommitment(caseId))
                && isCommitment(facts);
        if (!valid) {
            throw new MalformedMessageException("not an audit leaf");
        }
    }

    /**
     * The leaf of a row.
     *
     * @param at cut to milliseconds
     * @param caseId null if the act belongs to no case
     * @param rowSalt 32 random bytes of this row alone
     */
    public static AuditLeaf of(
            Instant at,
            String event,
            String actor,
            @Nullable String caseId,
            Map<String, String> facts,
            byte[] rowSalt) {
        return new AuditLeaf(
                WireTime.format(at),
                event,
                commit(AuditField.ACTOR, rowSalt, List.of(actor)),
                caseId == null ? "" : commit(AuditField.CASE, rowSalt, List.of(caseId)),
                commit(AuditField.FACTS, rowSalt, flatten(facts)));
    }

    /**
     * Reads what {@link #bytes} gave, and nothing else.
     *
     * @throws MalformedMessageException if the text is no leaf in its one spelling
     */
    public static AuditLeaf parse(String text) {
        String[] lines =
                text.startsWith(LABEL) ? text.substring(LABEL.length()).split("\n", FIELDS.size() + 2) : NO_LINES;
        if (lines.length != FIELDS.size() + 1) {
            throw new MalformedMessageException("not an audit leaf");
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i < FIELDS.size(); i++) {
            String line = lines[i];
            values.add(
                    line.startsWith(FIELDS.get(i))
                            ? line.substring(FIELDS.get(i).length())
                            : "");
        }
        String caseId = values.get(3).equals(NONE) ? "" : values.get(3);
        AuditLeaf leaf = new AuditLeaf(values.get(0), values.get(1), values.get(2), caseId, values.get(4));
        if (!new String(leaf.bytes(), StandardCharsets.US_ASCII).equals(text)) {
            throw new MalformedMessageException("not the one spelling of an audit leaf");
        }
        return leaf;
    }

    /** The bytes whose RFC 6962 leaf hash stands in the tree: five lines behind a label, ASCII. */
    public byte[] bytes() {
        String text = LABEL
                + "at " + at + "\n"
                + "event " + event + "\n"
                + "actor " + actor + "\n"
                + "case " + (caseId.isEmpty() ? NONE : caseId) + "\n"
                + "facts " + facts + "\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The commitment to a field; empty if the row has no such field. */
    public String commitment(AuditField field) {
        return switch (field) {
            case ACTOR -> actor;
            case CASE -> caseId;
            case FACTS -> facts;
        };
    }

    /** Facts as a commitment takes them: key and value in turn, sorted by the keys' UTF-16 units. */
    public static List<String> flatten(Map<String, String> facts) {
        List<String> flat = new ArrayList<>();
        new TreeMap<>(facts).forEach((key, value) -> {
            flat.add(key);
            flat.add(value);
        });
        return flat;
    }

    private static String commit(AuditField field, byte[] rowSalt, List<String> values) {
        byte[] salt = SaltedCommitment.fieldSalt(rowSalt, field);
        return Base64Text.encode(SaltedCommitment.of(field, salt, values));
    }

    private static boolean isCommitment(String text) {
        try {
            return Base64Text.decodeHash(text).length > 0;
        } catch (MalformedNoteException e) {
            return false;
        }
    }
}
