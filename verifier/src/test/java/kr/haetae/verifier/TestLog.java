package kr.haetae.verifier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import kr.haetae.protocol.audit.AuditField;
import kr.haetae.protocol.audit.AuditLeaf;
import kr.haetae.protocol.audit.BundleWriter;
import kr.haetae.protocol.audit.SaltedCommitment;
import kr.haetae.tlog.AddCheckpoint;
import kr.haetae.tlog.Checkpoint;
import kr.haetae.tlog.Frontier;
import kr.haetae.tlog.MerkleTree;
import kr.haetae.tlog.NoteKey;
import kr.haetae.tlog.NoteSigner;
import kr.haetae.tlog.ProofMaker;
import kr.haetae.tlog.SignedNote;
import kr.haetae.tlog.TileStore;
import kr.haetae.tlog.TiledTree;
import kr.haetae.tlog.Witness;
import kr.haetae.tlog.WitnessLedger;
import org.jspecify.annotations.Nullable;

/** A hub's log with real witnesses, small enough to be made thousands of times. */
final class TestLog {
    static final String ORIGIN = "hub.example/audit";
    static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final NoteSigner LOG = NoteSigner.generate(ORIGIN, NoteKey.Type.LOG);
    static final List<NoteSigner> COSIGNERS = List.of(
            NoteSigner.generate("upbit.example/witness", NoteKey.Type.COSIGNER),
            NoteSigner.generate("bithumb.example/witness", NoteKey.Type.COSIGNER),
            NoteSigner.generate("korbit.example/witness", NoteKey.Type.COSIGNER));
    static final TrustPolicy POLICY =
            TrustPolicy.of(LOG.key(), COSIGNERS.stream().map(NoteSigner::key).toList(), 2);

    /** One audit row as the hub keeps it; an erased one has lost what its commitments hide. */
    record Row(AuditLeaf leaf, String actor, @Nullable String caseId, Map<String, String> facts, List<Byte> salt) {
        static Row random(SplittableRandom random, int number) {
            byte[] salt = new byte[SaltedCommitment.SALT_BYTES];
            random.nextBytes(salt);
            String actor = random.nextBoolean() ? "hub" : "inv-" + random.nextInt(50);
            String caseId = random.nextBoolean() ? null : "2026-형제-" + random.nextInt(100);
            Map<String, String> facts = Map.of("batch", "b-" + number, "count", "" + random.nextInt(1024));
            String event = random.nextBoolean() ? "case.read" : "verification.batch-sent";
            AuditLeaf leaf = AuditLeaf.of(NOW.plusMillis(number * 7L), event, actor, caseId, facts, salt);
            return new Row(leaf, actor, caseId, facts, bytes(salt));
        }

        byte[] saltOf(AuditField field) {
            byte[] rowSalt = new byte[salt.size()];
            for (int i = 0; i < rowSalt.length; i++) {
                rowSalt[i] = salt.get(i);
            }
            return SaltedCommitment.fieldSalt(rowSalt, field);
        }

        private static List<Byte> bytes(byte[] array) {
            List<Byte> list = new ArrayList<>();
            for (byte one : array) {
                list.add(one);
            }
            return list;
        }
    }

    private final List<Row> rows;
    private final List<SignedNote> heads;
    private final ProofMaker proofs;

    TestLog(List<Row> rows, List<SignedNote> heads) {
        this.rows = List.copyOf(rows);
        this.heads = List.copyOf(heads);
        this.proofs = proofs(rows);
    }

    /** A log whose checkpoints honest witnesses cosigned; one witness may miss some, never the last. */
    static TestLog honest(SplittableRandom random, int size, int checkpoints) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            rows.add(Row.random(random, i));
        }
        TreeSet<Integer> sizes = new TreeSet<>(List.of(size));
        while (sizes.size() < Math.min(checkpoints, size)) {
            sizes.add(1 + random.nextInt(size));
        }
        ProofMaker proofs = proofs(rows);
        List<Witness> witnesses = COSIGNERS.stream().map(TestLog::witness).toList();
        List<SignedNote> heads = new ArrayList<>();
        for (int head : sizes) {
            SignedNote note = Checkpoint.of(ORIGIN, head, proofs.root(head)).signedBy(LOG);
            int absent = random.nextInt(COSIGNERS.size() + 1);
            heads.add(cosigned(note, witnesses, absent, proofs));
        }
        return new TestLog(rows, heads);
    }

    static Witness witness(NoteSigner signer) {
        Map<String, SignedNote> latest = new HashMap<>();
        WitnessLedger ledger = new WitnessLedger() {
            @Override
            public Optional<SignedNote> latest(String origin) {
                return Optional.ofNullable(latest.get(origin));
            }

            @Override
            public boolean advance(String origin, long expectedSize, SignedNote checkpoint) {
                latest.put(origin, checkpoint);
                return true;
            }
        };
        return new Witness(signer, List.of(LOG.key()), ledger, CLOCK);
    }

    /** Asks every witness but the absent one; refusals leave the note as it is. */
    static SignedNote cosigned(SignedNote note, List<Witness> witnesses, int absent, ProofMaker proofs) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        SignedNote cosigned = note;
        for (int i = 0; i < witnesses.size(); i++) {
            long known = witnesses.get(i).knownSize(ORIGIN);
            if (i != absent && known <= checkpoint.size()) {
                AddCheckpoint request = new AddCheckpoint(known, proofs.consistency(known, checkpoint.size()), note);
                if (witnesses.get(i).add(request) instanceof Witness.Cosigned yes) {
                    cosigned = cosigned.with(yes.cosignature());
                }
            }
        }
        return cosigned;
    }

    List<Row> rows() {
        return rows;
    }

    List<SignedNote> heads() {
        return heads;
    }

    Checkpoint head(int number) {
        return Checkpoint.parse(heads.get(number).text());
    }

    Checkpoint newest() {
        return head(heads.size() - 1);
    }

    ProofMaker proofs() {
        return proofs;
    }

    /** All rows from start on; rows whose number divides by three are opened. */
    byte[] range(long start) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Frontier frontier = Frontier.empty();
            rows.subList(0, (int) start)
                    .forEach(row ->
                            frontier.append(MerkleTree.leafHash(row.leaf().bytes())));
            BundleWriter writer = BundleWriter.range(out, ORIGIN, frontier);
            int head = 0;
            for (long index = start; index <= rows.size(); index++) {
                while (head < heads.size() && head(head).size() <= index) {
                    if (head(head).size() == index) {
                        writer.checkpoint(heads.get(head), List.of());
                    }
                    head++;
                }
                if (index < rows.size()) {
                    write(writer, index, List.of());
                }
            }
            return sealed(writer, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Some rows with their proofs in the newest checkpoint. */
    byte[] extract(Collection<Integer> indexes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            BundleWriter writer = BundleWriter.extract(out, ORIGIN);
            long before = 0;
            for (SignedNote head : heads) {
                long size = Checkpoint.parse(head.text()).size();
                writer.checkpoint(head, proofs.consistency(before, size));
                before = size;
            }
            for (int index : new TreeSet<>(indexes)) {
                write(writer, index, proofs.inclusion(index, before));
            }
            return sealed(writer, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(BundleWriter writer, long index, List<byte[]> proof) throws IOException {
        Row row = rows.get((int) index);
        writer.leaf(index, row.leaf(), proof);
        if (index % 3 == 0) {
            writer.open(index, AuditField.ACTOR, row.saltOf(AuditField.ACTOR), List.of(row.actor()));
            if (row.caseId() != null) {
                writer.open(index, AuditField.CASE, row.saltOf(AuditField.CASE), List.of(row.caseId()));
            }
            writer.open(index, AuditField.FACTS, row.saltOf(AuditField.FACTS), AuditLeaf.flatten(row.facts()));
        }
    }

    private static byte[] sealed(BundleWriter writer, ByteArrayOutputStream out) throws IOException {
        String text = writer.sealText();
        writer.seal(new SignedNote(text, List.of(LOG.sign(text))));
        return out.toByteArray();
    }

    static ProofMaker proofs(List<Row> rows) {
        Map<String, byte[]> tiles = new HashMap<>();
        TileStore store = new TileStore() {
            @Override
            public byte @Nullable [] read(int level, long index) {
                return tiles.get(level + "/" + index);
            }

            @Override
            public void write(int level, long index, byte[] hashes) {
                tiles.put(level + "/" + index, hashes);
            }
        };
        TiledTree tree = new TiledTree(store, 0);
        tree.append(rows.stream()
                .map(row -> MerkleTree.leafHash(row.leaf().bytes()))
                .toList());
        return tree.proofs();
    }
}
