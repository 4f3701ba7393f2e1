package kr.haetae.hub.verification;

import java.util.List;
import kr.haetae.protocol.LeafOpening;
import org.jspecify.annotations.Nullable;

/**
 * All that proves one exchange's answer to one row, down to rows of the audit log whose own inclusion is proven at {@code
 * /api/v1/audit/proofs/{index}}. What the hashes are over: docs/audit-log.md.
 *
 * @param lookup what its index said
 * @param confirmation what it signed, where it was asked to confirm and has
 */
public record AnswerProof(
        String exchange, Lookup lookup, @Nullable Confirmed confirmation) {

    /**
     * A row of the audit log with its facts opened: actor and case stay closed.
     *
     * @param index of the row in the log
     */
    public record Logged(long index, Opening opening) {}

    /**
     * What opens one field of a row.
     *
     * @param field always {@code facts}
     * @param salt of this field of this row, Base64
     * @param values key and value in turn, sorted by key
     */
    public record Opening(String field, String salt, List<String> values) {
        public Opening {
            values = List.copyOf(values);
        }
    }

    /**
     * The answer of the exchange's index at one position of one batch.
     *
     * @param size positions in the batch, padding included
     * @param answer 1 not covered, 2 not managed, 3 in the index
     * @param path from the answer's sibling up to the row's fact {@code answersRoot}, Base64
     * @param row commits to all answers of the batch
     */
    public record Lookup(
            String batch, int position, int size, int answer, List<String> path, Element element, Logged row) {
        public Lookup {
            path = List.copyOf(path);
        }
    }

    /**
     * What was asked at that position.
     *
     * @param input the lookup input, hex
     * @param opening opens the position's leaf under the header's Merkle root
     * @param header the signed header every exchange got, a JWS
     */
    public record Element(String input, LeafOpening opening, String header) {
        @Override
        public String toString() {
            return "Element[]";
        }
    }

    /**
     * One item of the exchange's signed answer to the confirm request.
     *
     * @param item its number in the request
     * @param memo what the exchange knows of the memo
     * @param size items in the request
     * @param path from the item's sibling up to the row's fact {@code confirmationsRoot}, Base64
     */
    public record Confirmed(
            int item, int position, boolean managed, String memo, int size, List<String> path, Logged row) {
        public Confirmed {
            path = List.copyOf(path);
        }
    }
}
