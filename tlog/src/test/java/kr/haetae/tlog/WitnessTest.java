package kr.haetae.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kr.haetae.tlog.Witness.Cosigned;
import kr.haetae.tlog.Witness.Outcome;
import kr.haetae.tlog.Witness.Refusal;
import kr.haetae.tlog.Witness.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WitnessTest {
    private static final String ORIGIN = "hub.example/audit";
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

    private final NoteSigner log = NoteSigner.generate(ORIGIN, NoteKey.Type.LOG);
    private final NoteSigner cosigner = NoteSigner.generate("upbit.example/witness", NoteKey.Type.COSIGNER);
    private final MemoryLedger ledger = new MemoryLedger();
    private final Witness witness = new Witness(cosigner, List.of(log.key()), ledger, Clock.fixed(NOW, ZoneOffset.UTC));
    private final TiledTree honest = tree("honest", 40);
    private final TiledTree rewritten = tree("rewritten", 40);

    @BeforeEach
    void startsAtSizeTen() {
        assertThat(add(honest, 0, 10)).isInstanceOf(Cosigned.class);
    }

    @Test
    void growthIsCosignedAndKeptFirst() {
        Cosigned cosigned = (Cosigned) add(honest, 10, 25);
        SignedNote kept = ledger.latest(ORIGIN).orElseThrow();
        assertThat(Checkpoint.parse(kept.text())).isEqualTo(cosigned.checkpoint());
        assertThat(kept.with(cosigned.cosignature()).cosignedAtSeconds(cosigner.key()))
                .hasValue(NOW.getEpochSecond());
        assertThat(witness.knownSize(ORIGIN)).isEqualTo(25);
    }

    @Test
    void theSameCheckpointIsCosignedAgain() {
        assertThat(add(honest, 10, 10)).isInstanceOf(Cosigned.class);
    }

    @Test
    void anotherOldSizeIsToldTheRightOne() {
        assertThat(add(honest, 5, 25)).isEqualTo(new Refused(Refusal.OTHER_OLD_SIZE, 10));
        assertThat(add(honest, 0, 25)).isEqualTo(new Refused(Refusal.OTHER_OLD_SIZE, 10));
    }

    @Test
    void anOlderBackupIsRefused() {
        assertThat(add(honest, 5, 9)).isEqualTo(new Refused(Refusal.SHRUNK, 10));
    }

    @Test
    void aForkOfTheSameSizeIsRefused() {
        assertThat(add(rewritten, 10, 10)).isEqualTo(new Refused(Refusal.FORKED, 10));
    }

    @Test
    void aRewrittenLogCannotProveThatItOnlyGrew() {
        assertThat(add(rewritten, 10, 25)).isEqualTo(new Refused(Refusal.INCONSISTENT, 10));
        assertThat(Refusal.INCONSISTENT.isAlarming()).isTrue();
        assertThat(witness.knownSize(ORIGIN)).isEqualTo(10);
    }

    @Test
    void anUnknownLogOrAForeignSignatureIsRefused() {
        NoteSigner stranger = NoteSigner.generate(ORIGIN, NoteKey.Type.LOG);
        NoteSigner elsewhere = NoteSigner.generate("other.example/log", NoteKey.Type.LOG);
        assertThat(add(honest, 10, 25, stranger)).isEqualTo(new Refused(Refusal.NOT_SIGNED_BY_LOG, 10));
        assertThat(add(honest, 10, 25, elsewhere)).isEqualTo(new Refused(Refusal.UNKNOWN_ORIGIN, 0));
    }

    @Test
    void anOldSizeAboveTheNewOrATextThatIsNoCheckpointIsMalformed() {
        SignedNote note = checkpoint(honest, 12, log);
        assertThat(witness.add(new AddCheckpoint(13, List.of(), note))).isEqualTo(new Refused(Refusal.MALFORMED, 10));
        SignedNote noCheckpoint = new SignedNote("hello\n", List.of(log.sign("hello\n")));
        assertThat(witness.add(new AddCheckpoint(10, List.of(), noCheckpoint)))
                .isEqualTo(new Refused(Refusal.MALFORMED, 0));
    }

    @Test
    void aRequestOvertakenByAnotherIsNotCosigned() {
        ledger.overtakenBy = checkpoint(honest, 30, log);
        assertThat(add(honest, 10, 25)).isEqualTo(new Refused(Refusal.OVERTAKEN, 30));
    }

    @Test
    void aFirstCheckpointNeedsAnEmptyProofAndAnEmptyTreeItsOneRoot() {
        Witness fresh = new Witness(cosigner, List.of(log.key()), new MemoryLedger(), Clock.fixed(NOW, ZoneOffset.UTC));
        SignedNote wrongEmpty = Checkpoint.of(ORIGIN, 0, new byte[32]).signedBy(log);
        assertThat(fresh.add(new AddCheckpoint(0, List.of(), wrongEmpty))).isEqualTo(new Refused(Refusal.FORKED, 0));
        SignedNote first = checkpoint(honest, 10, log);
        assertThat(fresh.add(new AddCheckpoint(0, List.of(new byte[32]), first)))
                .isEqualTo(new Refused(Refusal.INCONSISTENT, 0));
        SignedNote empty = Checkpoint.of(ORIGIN, 0, MerkleTree.emptyRoot()).signedBy(log);
        assertThat(fresh.add(new AddCheckpoint(0, List.of(), empty))).isInstanceOf(Cosigned.class);
        assertThat(fresh.add(new AddCheckpoint(0, List.of(), first))).isInstanceOf(Cosigned.class);
    }

    private Outcome add(TiledTree tree, long oldSize, long size) {
        return add(tree, oldSize, size, log);
    }

    private Outcome add(TiledTree tree, long oldSize, long size, NoteSigner signer) {
        return witness.add(
                new AddCheckpoint(oldSize, tree.proofs().consistency(oldSize, size), checkpoint(tree, size, signer)));
    }

    private static SignedNote checkpoint(TiledTree tree, long size, NoteSigner signer) {
        return Checkpoint.of(signer.key().name(), size, tree.proofs().root(size))
                .signedBy(signer);
    }

    private static TiledTree tree(String text, int size) {
        Map<String, byte[]> tiles = new HashMap<>();
        TiledTree tree = new TiledTree(
                new TileStore() {
                    @Override
                    public byte[] read(int level, long index) {
                        return tiles.get(level + "/" + index);
                    }

                    @Override
                    public void write(int level, long index, byte[] hashes) {
                        tiles.put(level + "/" + index, hashes);
                    }
                },
                0);
        List<byte[]> hashes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            hashes.add(MerkleTree.leafHash((text + i).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
        tree.append(hashes);
        return tree;
    }

    private static final class MemoryLedger implements WitnessLedger {
        private final Map<String, SignedNote> latest = new HashMap<>();
        private SignedNote overtakenBy;

        @Override
        public Optional<SignedNote> latest(String origin) {
            return Optional.ofNullable(latest.get(origin));
        }

        @Override
        public boolean advance(String origin, long expectedSize, SignedNote checkpoint) {
            if (overtakenBy != null) {
                latest.put(origin, overtakenBy);
            }
            long size = latest(origin)
                    .map(note -> Checkpoint.parse(note.text()).size())
                    .orElse(0L);
            if (size != expectedSize) {
                return false;
            }
            latest.put(origin, checkpoint);
            return true;
        }
    }
}
