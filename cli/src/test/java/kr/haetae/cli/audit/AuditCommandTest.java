package kr.haetae.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import kr.haetae.cli.ExitCode;
import kr.haetae.cli.HaetaeCommand;
import kr.haetae.protocol.audit.AuditLeaf;
import kr.haetae.protocol.audit.BundleWriter;
import kr.haetae.protocol.audit.SaltedCommitment;
import kr.haetae.tlog.Checkpoint;
import kr.haetae.tlog.Frontier;
import kr.haetae.tlog.MerkleTree;
import kr.haetae.tlog.NoteKey;
import kr.haetae.tlog.NoteSigner;
import kr.haetae.tlog.SignedNote;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AuditCommandTest {
    private static final NoteSigner LOG = NoteSigner.generate("hub.example/audit", NoteKey.Type.LOG);
    private static final NoteSigner WITNESS = NoteSigner.generate("upbit/witness", NoteKey.Type.COSIGNER);
    private static final NoteSigner OTHER = NoteSigner.generate("korbit/witness", NoteKey.Type.COSIGNER);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path bundle;
    private Path keys;
    private Path known;

    @BeforeEach
    void write() throws IOException {
        bundle = folder.resolve("log.jsonl");
        keys = folder.resolve("keys.txt");
        known = folder.resolve("known.txt");
        Files.writeString(
                keys, "# the log\n" + LOG.key().text() + "\n\n" + WITNESS.key().text() + "\n");
        try (OutputStream file = Files.newOutputStream(bundle)) {
            Frontier tree = Frontier.empty();
            BundleWriter writer = BundleWriter.range(file, LOG.key().name(), tree);
            for (int index = 0; index < 3; index++) {
                AuditLeaf leaf = AuditLeaf.of(
                        Instant.EPOCH, "case.read", "hub", null, Map.of(), new byte[SaltedCommitment.SALT_BYTES]);
                writer.leaf(index, leaf, List.of());
                tree.append(MerkleTree.leafHash(leaf.bytes()));
            }
            Checkpoint head = Checkpoint.of(LOG.key().name(), 3, tree.root());
            SignedNote note = head.signedBy(LOG);
            note = note.with(WITNESS.cosign(note.text(), Instant.parse("2026-11-22T03:00:00Z")));
            writer.checkpoint(note, List.of());
            String seal = writer.sealText();
            writer.seal(new SignedNote(seal, List.of(LOG.sign(seal))));
            Files.writeString(known, note.encode());
        }
    }

    private int run(String... arguments) {
        CommandLine commandLine = HaetaeCommand.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    private int verify(String... more) {
        List<String> arguments = new ArrayList<>(List.of("audit", "verify", bundle.toString()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    @Test
    void aGoodBundleIsVerifiedUnderKeysFromAFile() {
        assertThat(verify("--keys", keys.toString(), "--lang", "en"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString())
                .contains("VERIFIED: log hub.example/audit, 3 rows", "3 of 3 rows", "2026-11-22T03:00:00Z");
    }

    @Test
    void keysMayBeGivenOnTheLineAndAKnownCheckpointMustBeExtended() throws IOException {
        String log = LOG.key().text();
        String witness = WITNESS.key().text();
        assertThat(verify("--log-key", log, "--witness-key", witness, "--known-checkpoint", known.toString()))
                .isZero();
        SignedNote fork =
                Checkpoint.of(LOG.key().name(), 3, MerkleTree.emptyRoot()).signedBy(LOG);
        Files.writeString(known, fork.encode());
        assertThat(verify("--log-key", log, "--witness-key", witness, "--known-checkpoint", known.toString()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("audit.known-other");
    }

    @Test
    void whatIsNotProvenEndsWithItsCodedReasonInTheLanguageAskedFor() throws IOException {
        String text = Files.readString(bundle).replaceFirst("case\\.read", "case.seen");
        Files.writeString(bundle, text);
        assertThat(verify("--keys", keys.toString(), "--lang", "ko")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("audit.root-other", "검증 실패").contains("줄 5");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void tooFewWitnessesOrTooOldACosignatureIsNoProof() {
        assertThat(verify(
                        "--keys", keys.toString(), "--witness-key", OTHER.key().text(), "--quorum", "2"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("audit.quorum-missing");
        assertThat(verify("--keys", keys.toString(), "--max-age-hours", "0")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("audit.too-old");
    }

    @Test
    void withoutWitnessesThatMustBeSaidExpressly() {
        String log = LOG.key().text();
        assertThat(verify("--log-key", log, "--lang", "en")).isEqualTo(ExitCode.REFUSED);
        assertThat(err.toString()).contains("--quorum 0");
        assertThat(verify("--log-key", log, "--quorum", "0", "--lang", "en")).isZero();
        assertThat(out.toString()).contains("rests on the hub alone");
    }

    @Test
    void whatMakesNoPolicyIsAUsageError() throws IOException {
        assertThat(verify()).isEqualTo(ExitCode.REFUSED);
        assertThat(verify("--log-key", "nonsense")).isEqualTo(ExitCode.REFUSED);
        assertThat(verify("--keys", keys.toString(), "--quorum", "5")).isEqualTo(ExitCode.REFUSED);
        assertThat(verify("--keys", folder.resolve("none").toString())).isEqualTo(ExitCode.REFUSED);
        Files.writeString(known, "nonsense");
        assertThat(verify("--keys", keys.toString(), "--known-checkpoint", known.toString()))
                .isEqualTo(ExitCode.REFUSED);
        Files.delete(bundle);
        assertThat(verify("--keys", keys.toString())).isEqualTo(ExitCode.REFUSED);
        assertThat(run("audit")).isEqualTo(ExitCode.REFUSED);
        assertThat(run("audit", "export")).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void everyCommandHasHelp() {
        for (String[] command : new String[][] {{"audit"}, {"audit", "export"}, {"audit", "verify"}}) {
            String[] help = Arrays.copyOf(command, command.length + 1);
            help[command.length] = "--help";
            assertThat(run(help)).isZero();
        }
        assertThat(out.toString()).contains("--known-checkpoint=FILE", "--quorum=K", "--case=ID");
    }

    @Test
    void aHubThatIsNotThereEndsTheExportWithItsOwnStatus() {
        Path target = folder.resolve("bundle.jsonl");
        assertThat(run("audit", "export", "--hub", "http://localhost:9", "--out", target.toString()))
                .isEqualTo(ExitCode.HUB_GONE);
        assertThat(target).doesNotExist();
        assertThat(err.toString().getBytes(StandardCharsets.UTF_8)).isNotEmpty();
    }
}
