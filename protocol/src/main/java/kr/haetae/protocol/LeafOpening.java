package kr.haetae.protocol;

import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import kr.haetae.tlog.MerkleTree;

/**
 * What opens one leaf of a batch's Merkle root: with it, whoever holds the header can check which input the hub blinded
 * at a position, and under which blind. It says nothing of any other position.
 *
 * @param blind the 64 bytes the blinding scalar was reduced from, 128 hex digits
 * @param salt 32 bytes, 64 hex digits
 * @param path the RFC 6962 audit path from the leaf's sibling up, 64 hex digits each, at most {@link #MAX_PATH}
 */
public record LeafOpening(String blind, String salt, List<String> path) {
    /** The longest path in a batch of {@link BatchSize#MAX} elements. */
    public static final int MAX_PATH = 10;

    private static final Pattern BLIND = Pattern.compile("[0-9a-f]{128}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern INDEX = Pattern.compile("[0-9a-f]{16}");

    public LeafOpening {
        path = List.copyOf(path);
    }

    /** Makes the opening of its parts. */
    public static LeafOpening of(byte[] blind, byte[] salt, List<byte[]> path) {
        HexFormat hex = HexFormat.of();
        return new LeafOpening(
                hex.formatHex(blind),
                hex.formatHex(salt),
                path.stream().map(hex::formatHex).toList());
    }

    /**
     * Whether the header commits to that input at that position, by this opening. What is malformed in any of them is
     * no commitment; nothing foreign makes this throw.
     */
    public boolean shows(BatchHeader header, int position, byte[] input) {
        if (!isSound()
                || !HASH.matcher(header.merkleRoot()).matches()
                || !INDEX.matcher(header.indexFrom()).matches()) {
            return false;
        }
        HexFormat hex = HexFormat.of();
        long index = Long.parseUnsignedLong(header.indexFrom(), 16) + position;
        byte[] leaf = BatchCommitment.leaf(index, input, blindBytes(), hex.parseHex(salt));
        return MerkleTree.verifyInclusion(
                MerkleTree.leafHash(leaf),
                position,
                header.count(),
                path.stream().map(hex::parseHex).toList(),
                hex.parseHex(header.merkleRoot()));
    }

    private boolean isSound() {
        return BLIND.matcher(blind).matches()
                && HASH.matcher(salt).matches()
                && path.size() <= MAX_PATH
                && path.stream().allMatch(hash -> HASH.matcher(hash).matches());
    }

    /** The blind of an opening that {@link #shows} what it should. */
    public byte[] blindBytes() {
        return HexFormat.of().parseHex(blind);
    }

    /** Nothing of the blind. */
    @Override
    public String toString() {
        return "LeafOpening[]";
    }
}
