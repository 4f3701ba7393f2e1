package kr.haetae.protocol.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.List;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.audit.BundleLine.CheckpointLine;
import kr.haetae.protocol.audit.BundleLine.Head;
import kr.haetae.protocol.audit.BundleLine.Header;
import kr.haetae.protocol.audit.BundleLine.HeaderLine;
import kr.haetae.protocol.audit.BundleLine.Leaf;
import kr.haetae.protocol.audit.BundleLine.LeafLine;
import kr.haetae.protocol.audit.BundleLine.Open;
import kr.haetae.protocol.audit.BundleLine.OpenLine;
import kr.haetae.protocol.audit.BundleLine.Seal;
import kr.haetae.protocol.audit.BundleLine.SealLine;
import kr.haetae.tlog.Base64Text;
import kr.haetae.tlog.Frontier;
import kr.haetae.tlog.SignedNote;

/**
 * Writes a bundle line by line, whatever its length, and seals it. In a range a checkpoint follows the last leaf of its
 * tree; in an extract the checkpoints come first, oldest first, then the leaves by index.
 */
public final class BundleWriter {
    private final OutputStream out;
    private final String origin;
    private final MessageDigest written = BatchCommitment.sha256();
    private long lines;

    private BundleWriter(OutputStream out, Header header) throws IOException {
        this.out = out;
        this.origin = header.origin();
        write(new HeaderLine(header));
    }

    /**
     * Begins a bundle of all leaves from some index on.
     *
     * @param start the tree before the first leaf; empty for the whole log. If it is not, the first thing to write is
     *     the checkpoint of that size.
     */
    public static BundleWriter range(OutputStream out, String origin, Frontier start) throws IOException {
        return new BundleWriter(
                out, new Header(BundleLine.FORMAT, origin, Header.RANGE, start.size(), base64(start.hashes())));
    }

    /** Begins a bundle of some leaves with their proofs. */
    public static BundleWriter extract(OutputStream out, String origin) throws IOException {
        return new BundleWriter(out, new Header(BundleLine.FORMAT, origin, Header.EXTRACT, 0, List.of()));
    }

    /**
     * Writes a checkpoint.
     *
     * @param consistency with the checkpoint written before; empty in a range and for the first
     */
    public void checkpoint(SignedNote note, List<byte[]> consistency) throws IOException {
        write(new CheckpointLine(new Head(note.encode(), base64(consistency))));
    }

    /**
     * Writes a leaf.
     *
     * @param proof inclusion in the newest checkpoint; empty in a range
     */
    public void leaf(long index, AuditLeaf leaf, List<byte[]> proof) throws IOException {
        write(new LeafLine(new Leaf(index, leaf, base64(proof))));
    }

    /** Opens a field of the leaf just written; fields come in the order of {@link AuditField}. */
    public void open(long index, AuditField field, byte[] salt, List<String> values) throws IOException {
        write(new OpenLine(new Open(index, field.code(), Base64Text.encode(salt), values)));
    }

    /** The text the log's key must sign to seal what was written so far. */
    public String sealText() {
        try {
            return sealText(origin, lines, ((MessageDigest) written.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 can be cloned", e);
        }
    }

    /** Writes the seal, the last line. */
    public void seal(SignedNote seal) throws IOException {
        write(new SealLine(new Seal(seal.encode())));
        out.flush();
    }

    /**
     * The text of a seal. Its second line is no number, so it can never pass for a checkpoint.
     *
     * @param lines before the seal
     * @param sha256 over those lines, newlines included
     */
    public static String sealText(String origin, long lines, byte[] sha256) {
        return BundleLine.FORMAT + "\norigin " + origin + "\nlines " + lines + "\n" + Base64Text.encode(sha256) + "\n";
    }

    private void write(BundleLine line) throws IOException {
        byte[] bytes = BundleLines.write(line);
        if (bytes.length > BundleLine.MAX_LINE_BYTES) {
            throw new IllegalArgumentException("the line is too long for a bundle");
        }
        out.write(bytes);
        out.write('\n');
        written.update(bytes);
        written.update((byte) '\n');
        lines++;
    }

    private static List<String> base64(List<byte[]> hashes) {
        return hashes.stream().map(Base64Text::encode).toList();
    }
}
