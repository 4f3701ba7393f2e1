package kr.haetae.protocol.audit;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/** One line of an audit bundle: a JSON object with one member, named after its kind. */
public sealed interface BundleLine {
    /** The format every header names. */
    String FORMAT = "haetae/audit-bundle/v1";

    /** The longest line, in bytes without its newline. */
    int MAX_LINE_BYTES = 128 * 1024;

    /** What kind of bundle this is; always the first line. */
    record HeaderLine(Header header) implements BundleLine {}

    /** A leaf, and in an extract the proof that it is included. */
    record LeafLine(Leaf leaf) implements BundleLine {}

    /** A field of the leaf before, opened. */
    record OpenLine(Open open) implements BundleLine {}

    /** A checkpoint of the log with all its signatures. */
    record CheckpointLine(Head checkpoint) implements BundleLine {}

    /** The hub's signature over every byte before; always the last line. */
    record SealLine(Seal seal) implements BundleLine {}

    /**
     * The first line's content.
     *
     * @param format {@link #FORMAT}
     * @param origin of the log, as its checkpoints say it
     * @param kind {@code range} or {@code extract}
     * @param start index of a range's first leaf; 0 in an extract
     * @param frontier of the tree of start leaves, hashes in Base64; empty from 0 and in an extract
     */
    @JsonPropertyOrder({"format", "origin", "kind", "start", "frontier"})
    record Header(String format, String origin, String kind, long start, List<String> frontier) {
        /** All leaves from start on, in order: roots are recomputed. */
        public static final String RANGE = "range";
        /** Some leaves, each with its proof. */
        public static final String EXTRACT = "extract";

        public Header {
            frontier = List.copyOf(frontier);
        }
    }

    /**
     * A leaf's content.
     *
     * @param index in the log, from 0
     * @param row the leaf itself
     * @param proof inclusion in the newest checkpoint, hashes in Base64 from the leaf up; empty in a range
     */
    @JsonPropertyOrder({"index", "row", "proof"})
    record Leaf(long index, AuditLeaf row, List<String> proof) {
        public Leaf {
            proof = List.copyOf(proof);
        }
    }

    /**
     * An opened field's content.
     *
     * @param index of the leaf it belongs to
     * @param field {@link AuditField#code}
     * @param salt the field's salt, 32 bytes in Base64
     * @param values what was committed to
     */
    @JsonPropertyOrder({"index", "field", "salt", "values"})
    record Open(long index, String field, String salt, List<String> values) {
        public Open {
            values = List.copyOf(values);
        }
    }

    /**
     * A checkpoint's content.
     *
     * @param note the signed checkpoint with its cosignatures, as c2sp.org/signed-note writes it
     * @param consistency with the checkpoint before, hashes in Base64; empty in a range and for the first
     */
    @JsonPropertyOrder({"note", "consistency"})
    record Head(String note, List<String> consistency) {
        public Head {
            consistency = List.copyOf(consistency);
        }
    }

    /**
     * The seal's content.
     *
     * @param note signed by the log: {@link BundleWriter#sealText}
     */
    record Seal(String note) {}
}
