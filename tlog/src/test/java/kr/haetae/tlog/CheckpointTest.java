package kr.haetae.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Examples are those of the C2SP specifications tlog-checkpoint, tlog-cosignature and tlog-witness (CC BY 4.0). */
class CheckpointTest {
    private static final String BODY =
            "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    private static final String LOG_LINE = "\u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurm"
            + "RDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";
    private static final String WITNESS_LINE =
            "\u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHe"
                    + "olMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n";
    private static final String REQUEST = "old 20852014\nPlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n"
            + "jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=\n5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=\n"
            + "/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=\n\n" + BODY + "\n" + LOG_LINE;

    @Test
    void theSpecificationsCheckpointReadsBack() {
        SignedNote note = SignedNote.parse(BODY + "\n" + LOG_LINE + WITNESS_LINE);
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20852163);
        assertThat(checkpoint.text()).isEqualTo(BODY);
        assertThat(note.encode()).isEqualTo(BODY + "\n" + LOG_LINE + WITNESS_LINE);
        assertThat(Cosignature.seconds(note.signatures().get(1).bytes())).isEqualTo(1679315147L);
    }

    @Test
    void theSpecificationsWitnessRequestReadsBack() {
        AddCheckpoint request = AddCheckpoint.parse(REQUEST);
        assertThat(request.oldSize()).isEqualTo(20852014);
        assertThat(request.consistency()).hasSize(4);
        assertThat(request.encode()).isEqualTo(REQUEST);
        assertThat(AddCheckpoint.parse("old 0\n\n" + BODY + "\n" + LOG_LINE).consistency())
                .isEmpty();
    }

    @Test
    void extensionLinesAreKeptBecauseTheyAreSigned() {
        Checkpoint checkpoint = Checkpoint.parse(BODY + "extra\n");
        assertThat(checkpoint.extensions()).containsExactly("extra");
        assertThat(checkpoint.text()).isEqualTo(BODY + "extra\n");
        assertThat(checkpoint.sameTreeAs(Checkpoint.parse(BODY))).isTrue();
        assertThat(checkpoint).isNotEqualTo(Checkpoint.parse(BODY));
    }

    @Test
    void whatIsNoCheckpointIsRefused() {
        List<String> malformed = List.of(
                "",
                "\n",
                BODY.substring(0, BODY.length() - 1),
                BODY + "\n",
                BODY.replace("20852163", "020852163"),
                BODY.replace("20852163", "-1"),
                BODY.replace("20852163", "99999999999999999999"),
                BODY.replace("20852163", "9999999999999999999"),
                BODY.replace("CsUY", ""),
                BODY.replace("q2I=", "q2J="),
                BODY + "x\n".repeat(17),
                BODY.substring(BODY.indexOf('\n')));
        for (String text : malformed) {
            assertThatThrownBy(() -> Checkpoint.parse(text)).as(text).isInstanceOf(MalformedNoteException.class);
        }
    }

    @Test
    void whatIsNoWitnessRequestIsRefused() {
        List<String> malformed = List.of(
                "",
                REQUEST.replace("old ", "new "),
                REQUEST.replace("old 2", "old 02"),
                REQUEST.replace("kaw=\n", "kaw\n"),
                REQUEST.replaceFirst("\n\n", "\n"),
                "old 5\n" + "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n".repeat(64) + "\n" + BODY + "\n"
                        + LOG_LINE);
        for (String text : malformed) {
            assertThatThrownBy(() -> AddCheckpoint.parse(text)).as(text).isInstanceOf(MalformedNoteException.class);
        }
    }

    @Test
    void aCosignatureBindsTimeTextAndKey() {
        NoteSigner witness = NoteSigner.generate("witness.example/w1", NoteKey.Type.COSIGNER);
        NoteSigner other = NoteSigner.generate("witness.example/w1", NoteKey.Type.COSIGNER);
        Instant time = Instant.ofEpochSecond(1679315147);
        SignedNote note = new SignedNote(BODY, List.of(witness.cosign(BODY, time)));
        assertThat(note.cosignedAtSeconds(witness.key())).hasValue(1679315147);
        assertThat(note.cosignedAtSeconds(other.key())).isEmpty();
        byte[] bytes = note.signatures().get(0).bytes();
        for (int at = 0; at < bytes.length; at++) {
            byte[] changed = bytes.clone();
            changed[at] ^= 1;
            SignedNote forged = new SignedNote(BODY, List.of(NoteSignature.of(witness.key(), changed)));
            assertThat(forged.cosignedAtSeconds(witness.key())).isEmpty();
        }
        SignedNote moved = new SignedNote(BODY.replace("163", "164"), note.signatures());
        assertThat(moved.cosignedAtSeconds(witness.key())).isEmpty();
    }

    @Test
    void aLogsKeyNeverCosignsAndACosignersKeyNeverSigns() {
        NoteSigner log = NoteSigner.generate("example.com/log", NoteKey.Type.LOG);
        NoteSigner witness = NoteSigner.generate("example.com/w", NoteKey.Type.COSIGNER);
        assertThatThrownBy(() -> log.cosign(BODY, Instant.EPOCH)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> witness.sign(BODY)).isInstanceOf(IllegalStateException.class);
        assertThat(witness.toString())
                .doesNotContain(Base64Text.encode(witness.exportSecret()))
                .contains(witness.key().text());
    }
}
