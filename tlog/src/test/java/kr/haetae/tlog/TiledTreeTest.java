package kr.haetae.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TiledTreeTest {
    private static class MemoryTiles implements TileStore {
        private final Map<String, byte[]> tiles = new HashMap<>();
        private final AtomicInteger reads = new AtomicInteger();

        @Override
        public byte @Nullable [] read(int level, long index) {
            reads.incrementAndGet();
            return tiles.get(level + "/" + index);
        }

        @Override
        public void write(int level, long index, byte[] hashes) {
            tiles.put(level + "/" + index, hashes);
        }
    }

    @Test
    void aTreeGrownInRandomStepsAndReopenedHasTheRootOfItsLeaves() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        MemoryTiles tiles = new MemoryTiles();
        Frontier frontier = Frontier.empty();
        List<byte[]> entries = new ArrayList<>();
        while (entries.size() < 3000) {
            List<byte[]> next = new ArrayList<>();
            for (int i = random.nextInt(400); i >= 0; i--) {
                byte[] entry = ByteBuffer.allocate(Integer.BYTES)
                        .putInt(entries.size())
                        .array();
                entries.add(entry);
                next.add(MerkleTree.leafHash(entry));
            }
            TiledTree tree = new TiledTree(tiles, entries.size() - next.size());
            tree.append(next);
            next.forEach(frontier::append);
            byte[] root = MerkleTree.of(entries).root();
            assertThat(tree.proofs().root(entries.size())).as("seed " + seed).isEqualTo(root);
            assertThat(frontier.root()).as("seed " + seed).isEqualTo(root);
            Frontier read = Frontier.of(
                    entries.size(),
                    Frontier.read((level, index) -> node(entries, level, index), entries.size())
                            .hashes());
            assertThat(read.root()).as("seed " + seed).isEqualTo(root);
        }
    }

    @Test
    void everyProofOfASmallTreeIsTheOneThatVerifies() {
        TiledTree tree = new TiledTree(new MemoryTiles(), 0);
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            entries.add(new byte[] {(byte) i});
        }
        tree.append(entries.stream().map(MerkleTree::leafHash).toList());
        ProofMaker proofs = tree.proofs();
        for (int size = 1; size <= 70; size++) {
            MerkleTree whole = MerkleTree.of(entries.subList(0, size));
            for (int old = 0; old < size; old++) {
                assertThat(proofs.inclusion(old, size)).containsExactlyElementsOf(whole.inclusionPath(old));
                List<byte[]> consistency = proofs.consistency(old, size);
                assertThat(MerkleProof.extendsTree(old, proofs.root(old), size, whole.root(), consistency))
                        .isEqualTo(old > 0);
            }
        }
    }

    @Test
    void leftoversOfAnAppendThatWasNeverCommittedAreOverwritten() {
        MemoryTiles tiles = new MemoryTiles();
        new TiledTree(tiles, 0).append(numbered(0, 300));
        new TiledTree(tiles, 300).append(numbered(7000, 400));
        TiledTree again = new TiledTree(tiles, 300);
        again.append(numbered(300, 100));
        TiledTree straight = new TiledTree(new MemoryTiles(), 0);
        straight.append(numbered(0, 400));
        assertThat(again.proofs().root(400)).isEqualTo(straight.proofs().root(400));
    }

    @Test
    void aProofInATreeOfAHundredMillionLeavesReadsFewTiles() {
        long size = 100_000_000;
        MemoryTiles tiles = tilesOfEqualLeaves(size);
        ProofMaker proofs = new TiledTree(tiles, size).proofs();
        byte[] root = proofs.root(size);
        tiles.reads.set(0);
        List<byte[]> path = proofs.inclusion(12_345_678, size);
        assertThat(tiles.reads.get()).isLessThan(60);
        assertThat(MerkleProof.includes(MerkleTree.leafHash(new byte[0]), 12_345_678, size, path, root))
                .isTrue();
        long old = 77_777_777;
        assertThat(MerkleProof.extendsTree(old, proofs.root(old), size, root, proofs.consistency(old, size)))
                .isTrue();
    }

    @Test
    void aMissingTileIsAnErrorAndNotAWrongProof() {
        TiledTree tree = new TiledTree(new MemoryTiles(), 5);
        assertThatThrownBy(() -> tree.proofs().root(5)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFrontierThatDoesNotFitItsSizeIsRefused() {
        assertThatThrownBy(() -> Frontier.of(3, List.of(new byte[32]))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Frontier.of(1, List.of(new byte[31]))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tilesAreNamedAsTheSpecificationNamesThem() {
        assertThat(TilePath.of(0, 1234067, 256)).isEqualTo("tile/0/x001/x234/067");
        assertThat(TilePath.of(2, 0, 1)).isEqualTo("tile/2/000.p/1");
        assertThat(TilePath.of(1, 1000, 256)).isEqualTo("tile/1/x001/000");
        assertThatThrownBy(() -> TilePath.of(0, 0, 257)).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] node(List<byte[]> entries, int level, long index) {
        int width = 1 << level;
        return MerkleTree.of(entries.subList((int) index * width, (int) (index + 1) * width))
                .root();
    }

    private static List<byte[]> numbered(int first, int count) {
        List<byte[]> hashes = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            hashes.add(MerkleTree.leafHash(
                    ByteBuffer.allocate(Integer.BYTES).putInt(i).array()));
        }
        return hashes;
    }

    /** Every tile of a level is the same when all leaves are, so that a huge tree fits in memory. */
    private static MemoryTiles tilesOfEqualLeaves(long size) {
        Map<Integer, byte[]> levels = new HashMap<>();
        byte[] hash = MerkleTree.leafHash(new byte[0]);
        for (int level = 0; level < 4; level++) {
            ByteBuffer tile = ByteBuffer.allocate(TiledTree.TILE_WIDTH * MerkleTree.HASH_LENGTH_BYTES);
            while (tile.hasRemaining()) {
                tile.put(hash);
            }
            levels.put(level, tile.array());
            for (int doubling = 0; doubling < 8; doubling++) {
                hash = MerkleTree.nodeHash(hash, hash);
            }
        }
        MemoryTiles tiles = new MemoryTiles() {
            @Override
            public byte @Nullable [] read(int level, long index) {
                super.read(level, index);
                return levels.get(level);
            }
        };
        assertThat(size).isLessThan(1L << 32);
        return tiles;
    }
}
