package kr.haetae.agent.witnessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.haetae.agent.keys.WitnessKeyFile;
import kr.haetae.tlog.Checkpoint;
import kr.haetae.tlog.MalformedNoteException;
import kr.haetae.tlog.MerkleTree;
import kr.haetae.tlog.NoteKey;
import kr.haetae.tlog.NoteSigner;
import kr.haetae.tlog.SignedNote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerFilesTest {
    private static final NoteSigner LOG = NoteSigner.generate("hub.example/audit", NoteKey.Type.LOG);
    private static final String ORIGIN = LOG.key().name();

    @TempDir
    private Path folder;

    @Test
    void whatWasKeptIsThereAfterARestartAndBelongsToItsLogAlone() {
        assertThat(new LedgerFiles(folder).latest(ORIGIN)).isEmpty();
        assertThat(new LedgerFiles(folder).advance(ORIGIN, 0, note(5))).isTrue();
        LedgerFiles again = new LedgerFiles(folder);
        assertThat(again.latest(ORIGIN)).contains(note(5));
        assertThat(again.latest("hub.example/other")).isEmpty();
    }

    @Test
    void whoDecidedOnAnOlderCheckpointChangesNothing() {
        LedgerFiles ledger = new LedgerFiles(folder);
        ledger.advance(ORIGIN, 0, note(5));
        assertThat(ledger.advance(ORIGIN, 0, note(9))).isFalse();
        assertThat(ledger.latest(ORIGIN)).contains(note(5));
        assertThat(ledger.advance(ORIGIN, 5, note(9))).isTrue();
    }

    @Test
    void ofManyAtOnceOneAdvances() throws Exception {
        LedgerFiles ledger = new LedgerFiles(folder);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Callable<Boolean>> all = Stream.iterate(1L, size -> size + 1)
                .limit(20)
                .map(size -> (Callable<Boolean>) () -> ledger.advance(ORIGIN, 0, note(size)))
                .toList();
        int advanced = 0;
        for (Future<Boolean> one : threads.invokeAll(all)) {
            advanced += one.get() ? 1 : 0;
        }
        threads.shutdown();
        assertThat(advanced).isEqualTo(1);
    }

    @Test
    void aDamagedLedgerIsNoEmptyOne() throws IOException {
        LedgerFiles ledger = new LedgerFiles(folder);
        ledger.advance(ORIGIN, 0, note(5));
        try (Stream<Path> files = Files.list(folder)) {
            Files.writeString(files.findFirst().orElseThrow(), "gone");
        }
        assertThatThrownBy(() -> ledger.latest(ORIGIN)).isInstanceOf(MalformedNoteException.class);
        assertThatThrownBy(() -> ledger.advance(ORIGIN, 0, note(6))).isInstanceOf(MalformedNoteException.class);
    }

    @Test
    void evidenceIsKeptOnceAndOnlySoMuchOfIt() throws IOException {
        Evidence evidence = new Evidence(folder);
        assertThat(evidence.keep("forked-5", "first")).isTrue();
        assertThat(evidence.keep("forked-5", "second")).isFalse();
        for (int i = 0; i < 40; i++) {
            evidence.keep("shrunk-" + i, "x");
        }
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> names =
                    files.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet());
            assertThat(names).hasSize(16).contains("forked-5.evidence");
        }
        assertThat(folder.resolve("forked-5.evidence")).hasContent("first");
    }

    @Test
    void theWitnessKeyIsReadAsItWasMadeWhateverTheExchangeIsCalled() throws IOException {
        WitnessKeyFile file = new WitnessKeyFile(folder);
        assertThat(file.exists()).isFalse();
        NoteSigner made = file.create("문지기 거래소+1");
        assertThat(file.exists()).isTrue();
        assertThat(file.load().key()).isEqualTo(made.key());
        assertThat(made.key().type()).isEqualTo(NoteKey.Type.COSIGNER);
        assertThat(made.key().name()).isEqualTo("문지기-거래소-1/witness");
    }

    private static SignedNote note(long size) {
        return Checkpoint.of(ORIGIN, size, MerkleTree.emptyRoot()).signedBy(LOG);
    }
}
