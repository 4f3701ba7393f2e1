package kr.haetae.protocol.audit;

import java.util.List;
import kr.haetae.protocol.LeafOpening;
import org.jspecify.annotations.Nullable;

/**
 * One element of a batch that an auditor drew from an agent's log, as the hub opens it: which address was asked about, and
 * that it stood in the recorded list of a case before it was asked. Hashes and bytes are lower-case hex where nothing else
 * is said.
 *
 * @param batchId as in the batch's header
 * @param position within the batch, from 0
 * @param input the lookup input; null unless opened
 * @param opening opens the position's leaf under the header's Merkle root; null unless opened
 * @param canary which canary it is; of {@link Kind#CANARY} only
 * @param grounds why it was asked; of {@link Kind#LISTED} only
 */
public record DrawnElement(
        String batchId,
        int position,
        Kind kind,
        @Nullable String input,
        @Nullable LeafOpening opening,
        @Nullable CanaryName canary,
        @Nullable Grounds grounds) {

    /** What stands at the position. */
    public enum Kind {
        /** An address out of a case's recorded list. */
        LISTED,
        /** Padding, which anybody can recompute. */
        PADDING,
        /** One of an epoch's canaries, which anybody can recompute. */
        CANARY,
        /** An address whose holder the hub says it knows, asked for honesty's sake: the honey list tells its source. */
        HONEY,
        /** Its term is over and what would open it was erased. */
        EXPIRED,
        /** The hub does not know the batch, or not that position of it. */
        UNKNOWN
    }

    /** An element that is not opened. */
    public static DrawnElement closed(Draw draw, Kind why) {
        return new DrawnElement(draw.batchId(), draw.position(), why, null, null, null, null);
    }

    /** Holds what an address can be read from. */
    @Override
    public String toString() {
        return "DrawnElement[" + batchId + ", " + position + ", " + kind + "]";
    }

    /** What is drawn. */
    public record Draw(String batchId, int position) {}

    /** Draws, as an auditor sends them. */
    public record Draws(List<Draw> draws) {
        public Draws {
            draws = List.copyOf(draws);
        }
    }

    /** The openings of draws, in their order. */
    public record Opened(List<DrawnElement> openings) {
        public Opened {
            openings = List.copyOf(openings);
        }
    }

    /** A canary by whose epoch it belongs to and its number. */
    public record CanaryName(String exchange, long epoch, int number) {}

    /**
     * Why an address was asked about.
     *
     * @param caseText agency's id, slash, case number
     * @param caseSalt opens the header's commitment to the case
     * @param line of the case's list it stood in, from 1
     * @param listIndex number of its leaf in the list
     * @param listSize leaves in the list
     * @param listSalt salt of its leaf
     * @param listPath from the leaf's sibling up to the fact {@code listRoot}
     * @param submission the log's row that says who submitted the list, in which case, on which legal basis
     */
    public record Grounds(
            String caseText,
            String caseSalt,
            int line,
            long listIndex,
            long listSize,
            String listSalt,
            List<String> listPath,
            Submission submission) {
        public Grounds {
            listPath = List.copyOf(listPath);
        }
    }

    /**
     * A row of the audit log with its case and facts opened; everything here is Base64 but the facts and the note.
     *
     * @param index of the row in the log
     * @param leaf its bytes
     * @param caseSalt opens the leaf's commitment to the case
     * @param factsSalt opens the leaf's commitment to the facts
     * @param facts key and value in turn, sorted by key
     * @param path from the leaf's sibling up to the checkpoint's root
     * @param checkpoint the signed note
     */
    public record Submission(
            long index,
            String leaf,
            String caseSalt,
            String factsSalt,
            List<String> facts,
            List<String> path,
            String checkpoint) {
        public Submission {
            facts = List.copyOf(facts);
            path = List.copyOf(path);
        }
    }
}
