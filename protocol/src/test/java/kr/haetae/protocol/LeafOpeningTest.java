package kr.haetae.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import kr.haetae.tlog.MerkleTree;
import org.junit.jupiter.api.Test;

class LeafOpeningTest {
    private static final long INDEX_FROM = 0x1_0000_0001L;
    private static final int COUNT = 16;
    private static final byte[] SALT = new byte[32];

    private final MerkleTree tree = MerkleTree.of(leaves());
    private final BatchHeader header = header(COUNT, HexFormat.of().toHexDigits(INDEX_FROM), tree.root());

    private static BatchHeader header(int count, String indexFrom, byte[] root) {
        String hash = "0".repeat(64);
        return new BatchHeader(
                "0".repeat(32),
                indexFrom,
                "2026-11-22T09:30:00.000Z",
                count,
                hash,
                hash,
                "LB1     ",
                HexFormat.of().formatHex(root));
    }

    private static byte[] input(int position) {
        return ("address " + position).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] blind(int position) {
        byte[] blind = new byte[64];
        blind[0] = (byte) position;
        return blind;
    }

    private static List<byte[]> leaves() {
        List<byte[]> leaves = new ArrayList<>();
        for (int position = 0; position < COUNT; position++) {
            leaves.add(BatchCommitment.leaf(INDEX_FROM + position, input(position), blind(position), SALT));
        }
        return leaves;
    }

    private LeafOpening opening(int position) {
        return LeafOpening.of(blind(position), SALT, tree.inclusionPath(position));
    }

    @Test
    void showsTheInputThatWasCommittedToAtItsPosition() {
        for (int position = 0; position < COUNT; position++) {
            assertThat(opening(position).shows(header, position, input(position)))
                    .isTrue();
        }
    }

    @Test
    void showsNothingElse() {
        LeafOpening third = opening(3);
        assertThat(third.shows(header, 3, input(4))).as("another input").isFalse();
        assertThat(third.shows(header, 4, input(3))).as("another position").isFalse();
        assertThat(third.shows(header, -1, input(3))).as("no position").isFalse();
        assertThat(third.shows(header, COUNT, input(3))).as("beyond the batch").isFalse();
        assertThat(new LeafOpening(opening(2).blind(), third.salt(), third.path()).shows(header, 3, input(3)))
                .as("another blind")
                .isFalse();
        assertThat(new LeafOpening(third.blind(), "01".repeat(32), third.path()).shows(header, 3, input(3)))
                .as("another salt")
                .isFalse();
        BatchHeader moved = header(COUNT, HexFormat.of().toHexDigits(INDEX_FROM + 1), tree.root());
        assertThat(third.shows(moved, 3, input(3))).as("another index").isFalse();
    }

    @Test
    void malformedOpeningsShowNothingAndThrowNothing() {
        LeafOpening fine = opening(3);
        List<LeafOpening> malformed = List.of(
                new LeafOpening("", fine.salt(), fine.path()),
                new LeafOpening("zz".repeat(64), fine.salt(), fine.path()),
                new LeafOpening(fine.blind(), "ab", fine.path()),
                new LeafOpening(fine.blind(), fine.salt(), List.of("ab")),
                new LeafOpening(fine.blind(), fine.salt(), List.of()),
                new LeafOpening(fine.blind(), fine.salt(), java.util.Collections.nCopies(11, "0".repeat(64))));
        assertThat(malformed).noneMatch(opening -> opening.shows(header, 3, input(3)));
        assertThat(fine.shows(header(COUNT, "x", tree.root()), 3, input(3))).isFalse();
        assertThat(fine.shows(header(COUNT, header.indexFrom(), new byte[3]), 3, input(3)))
                .isFalse();
        assertThat(fine.shows(header(0, header.indexFrom(), tree.root()), 3, input(3)))
                .isFalse();
    }

    @Test
    void itsTextHoldsNothingOfTheBlind() {
        assertThat(opening(3).toString()).doesNotContain(opening(3).blind());
    }
}
