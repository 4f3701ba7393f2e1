package kr.haetae.hub.verification.confirming;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import kr.haetae.protocol.Message;
import kr.haetae.tlog.MerkleTree;

/** An exchange's signed answer to one confirm request, item by item, as the audit log commits to it. */
public final class SignedAnswers {
    private SignedAnswers() {}

    /**
     * The entry of one item: its number in the request (4 bytes, big-endian), its position in the batch (4 bytes), 1 if
     * managed or 0, and what is known of the memo as text.
     */
    public static byte[] leaf(int item, int position, boolean managed, String memo) {
        byte[] text = memo.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 * Integer.BYTES + 1 + text.length)
                .putInt(item)
                .putInt(position)
                .put((byte) (managed ? 1 : 0))
                .put(text)
                .array();
    }

    static List<byte[]> leaves(List<Message.Confirmed.Answer> answers) {
        List<byte[]> leaves = new ArrayList<>(answers.size());
        for (Message.Confirmed.Answer answer : answers) {
            leaves.add(leaf(
                    leaves.size(),
                    answer.position(),
                    answer.managed(),
                    answer.memo().name()));
        }
        return leaves;
    }

    /** The RFC 6962 root over all items. */
    public static byte[] root(List<byte[]> leaves) {
        return MerkleTree.of(leaves).root();
    }
}
