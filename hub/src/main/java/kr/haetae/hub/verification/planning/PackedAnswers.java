package kr.haetae.hub.verification.planning;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import kr.haetae.tlog.MerkleTree;

/** One exchange's answers to one batch, a byte a position, and what the audit log commits to. */
public final class PackedAnswers {
    /** Padding: nothing was asked. */
    public static final byte PADDING = 0;
    /** The exchange does not handle that chain. */
    public static final byte NOT_COVERED = 1;
    /** Not in the exchange's index. */
    public static final byte NOT_MANAGED = 2;
    /** In the exchange's index. */
    public static final byte FOUND = 3;

    private PackedAnswers() {}

    /** Packs the answers. What an index holds of a chain its exchange says it does not handle counts as found. */
    public static byte[] of(BatchPlan plan, BitSet covered, BitSet found) {
        byte[] answers = new byte[plan.size()];
        for (int position = 0; position < answers.length; position++) {
            if (found.get(position)) {
                answers[position] = FOUND;
            } else if (!plan.isPadding(position)) {
                answers[position] = covered.get(position) ? NOT_MANAGED : NOT_COVERED;
            }
        }
        return answers;
    }

    /** The RFC 6962 root over (position, answer): one audit leaf stands for all answers of a batch and exchange. */
    public static byte[] root(byte[] answers) {
        List<byte[]> leaves = new ArrayList<>(answers.length);
        for (int position = 0; position < answers.length; position++) {
            leaves.add(leaf(position, answers[position]));
        }
        return MerkleTree.of(leaves).root();
    }

    /** The entry of one answer: position (4 bytes, big-endian) and answer (1 byte). */
    public static byte[] leaf(int position, byte answer) {
        return ByteBuffer.allocate(Integer.BYTES + 1)
                .putInt(position)
                .put(answer)
                .array();
    }
}
