package kr.haetae.agent.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import kr.haetae.agent.publishing.EpochMeta.Stage;
import kr.haetae.oprf.Group;
import kr.haetae.oprf.OprfKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochStoreTest {
    private static final Group GROUP = Group.pureJava();

    @TempDir
    Path folder;

    private EpochStore store;

    @BeforeEach
    void open() {
        store = new EpochStore(folder, GROUP);
    }

    private void make(long epoch, Stage stage) throws Exception {
        store.saveKey(epoch, OprfKey.generate(GROUP, new SecureRandom()));
        save(epoch, stage);
    }

    private void save(long epoch, Stage stage) throws Exception {
        String hash = "0".repeat(64);
        store.save(new EpochMeta(epoch, "2026-11-22T12:00:00.000Z", hash, hash, hash, stage));
    }

    private Path keyOf(long epoch) {
        return folder.resolve(Long.toString(epoch)).resolve("key");
    }

    @Test
    void onlyTheNewestTwoThatDidNotFailAreEvaluatedUnder() throws Exception {
        make(1, Stage.ACTIVE);
        make(2, Stage.ACTIVE);
        assertThat(store.key(1)).as("two live side by side").isPresent();
        make(3, Stage.UPLOADING);
        assertThat(store.key(1)).as("though it was loaded before").isEmpty();
        assertThat(store.key(2)).isPresent();
        assertThat(store.key(3)).isPresent();
        save(3, Stage.FAILED);
        assertThat(store.key(3)).isEmpty();
        assertThat(store.key(1)).as("nothing has come after the second").isPresent();
    }

    @Test
    void theKeyOfAFailedEpochIsDeletedAtOnce() throws Exception {
        make(1, Stage.UPLOADING);
        assertThat(keyOf(1)).exists();
        save(1, Stage.FAILED);
        assertThat(keyOf(1)).doesNotExist();
        assertThat(store.meta(1)).isPresent();
    }

    @Test
    void forgetsWhatIsOlderThanTheLivingAndTooManyFailures() throws Exception {
        make(1, Stage.ACTIVE);
        make(2, Stage.FAILED);
        make(3, Stage.ACTIVE);
        make(4, Stage.ACTIVE);
        for (long failed = 5; failed < 35; failed++) {
            make(failed, Stage.FAILED);
        }
        store.forgetOld();
        assertThat(store.list()).hasSize(26).extracting(EpochMeta::epoch).contains(3L, 4L, 34L, 11L);
        assertThat(Files.exists(folder.resolve("1"))).isFalse();
        assertThat(Files.exists(folder.resolve("2"))).isFalse();
        assertThat(store.key(3)).isPresent();
    }

    @Test
    void keepsAnEpochThatHasNoSuccessorYet() throws Exception {
        make(1, Stage.ACTIVE);
        store.forgetOld();
        assertThat(store.key(1)).isPresent();
    }
}
