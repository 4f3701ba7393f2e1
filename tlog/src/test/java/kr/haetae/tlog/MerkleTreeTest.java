package kr.haetae.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    private static final HexFormat HEX = HexFormat.of();

    /** The eight inputs and roots of certificate-transparency's reference tests. */
    private static final List<String> INPUTS =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void rootsMatchThePublishedVectors() {
        for (int size = 1; size <= INPUTS.size(); size++) {
            assertThat(HEX.formatHex(tree(size).root())).isEqualTo(ROOTS.get(size - 1));
        }
    }

    @Test
    void theEmptyTreeHashesTheEmptyString() {
        assertThat(HEX.formatHex(MerkleTree.of(List.of()).root()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void everyLeafOfEverySizeProvesItsInclusion() {
        for (int size = 1; size <= 70; size++) {
            MerkleTree tree = numbered(size);
            for (int index = 0; index < size; index++) {
                byte[] leaf = MerkleTree.leafHash(new byte[] {(byte) index});
                List<byte[]> path = tree.inclusionPath(index);
                assertThat(MerkleTree.verifyInclusion(leaf, index, size, path, tree.root()))
                        .isTrue();
                assertThat(MerkleTree.verifyInclusion(leaf, (index + 1L) % (size + 1), size, path, tree.root()))
                        .isFalse();
            }
        }
    }

    @Test
    void aChangedPathOrLeafOrRootIsRefused() {
        MerkleTree tree = numbered(13);
        byte[] leaf = MerkleTree.leafHash(new byte[] {5});
        List<byte[]> path = tree.inclusionPath(5);
        for (int step = 0; step < path.size(); step++) {
            List<byte[]> changed = new ArrayList<>(path);
            byte[] hash = changed.get(step).clone();
            hash[7] ^= 1;
            changed.set(step, hash);
            assertThat(MerkleTree.verifyInclusion(leaf, 5, 13, changed, tree.root()))
                    .isFalse();
        }
        assertThat(MerkleTree.verifyInclusion(leaf, 5, 13, path.subList(1, path.size()), tree.root()))
                .isFalse();
        assertThat(MerkleTree.verifyInclusion(MerkleTree.leafHash(new byte[] {6}), 5, 13, path, tree.root()))
                .isFalse();
        assertThat(MerkleTree.verifyInclusion(leaf, 13, 13, path, tree.root())).isFalse();
    }

    @Test
    void aPathOutsideTheTreeIsAnError() {
        assertThatThrownBy(() -> tree(3).inclusionPath(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static MerkleTree tree(int size) {
        return MerkleTree.of(INPUTS.subList(0, size).stream().map(HEX::parseHex).toList());
    }

    private static MerkleTree numbered(int size) {
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            entries.add(new byte[] {(byte) i});
        }
        return MerkleTree.of(entries);
    }
}
