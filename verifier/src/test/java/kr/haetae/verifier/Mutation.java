package kr.haetae.verifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import kr.haetae.protocol.audit.BundleLine.Leaf;
import kr.haetae.protocol.audit.BundleLine.LeafLine;
import kr.haetae.protocol.audit.BundleLine.Open;
import kr.haetae.protocol.audit.BundleLine.OpenLine;
import kr.haetae.protocol.audit.BundleLines;
import kr.haetae.tlog.Checkpoint;
import kr.haetae.tlog.NoteSignature;
import kr.haetae.tlog.NoteSigner;
import kr.haetae.tlog.SignedNote;
import kr.haetae.tlog.Witness;
import kr.haetae.verifier.TestLog.Row;

/**
 * Ways to change a bundle. FILE_ ones are made by somebody who has the file; HUB_ ones by the hub itself, which signs
 * checkpoints and seals anew with the log's own key but cannot make honest witnesses cosign.
 */
enum Mutation {
    FILE_BIT_FLIPPED {
        @Override
        byte[] of(Victim victim, SplittableRandom random) {
            byte[] bundle = victim.either(random).clone();
            bundle[random.nextInt(bundle.length)] ^= (byte) (1 << random.nextInt(8));
            return bundle;
        }
    },
    FILE_LINE_DELETED {
        @Override
        byte[] of(Victim victim, SplittableRandom random) {
            List<byte[]> lines = Lines.split(victim.either(random));
            lines.remove(random.nextInt(lines.size()));
            return Lines.join(lines);
        }
    },
    FILE_LINE_DUPLICATED {
        @Override
        byte[] of(Victim victim, SplittableRandom random) {
            List<byte[]> lines = Lines.split(victim.either(random));
            lines.add(random.nextInt(lines.size() + 1), lines.get(random.nextInt(lines.size())));
            return Lines.join(lines);
        }
    },
    FILE_LINES_REORDERED {
        @Override
        byte[] of(Victim victim, SplittableRandom random) {
            List<byte[]> lines = Lines.split(victim.either(random));
            swapTwo(lines, random);
            return Lines.join(lines);
        }
    },
    FILE_TRUNCATED {
        @Override
        byte[] of(Victim victim, SplittableRandom random) {
            byte[] bundle = victim.either(random);
            return Arrays.copyOf(bundle, random.nextInt(bundle.length));
        }
    },
    HUB_ROW_CHANGED {
        @Override
        byte[] of(Victim victim, SplittableRandom random) {
            List<Row> rows = new ArrayList<>(victim.log().rows());
            rows.set(random.nextInt(rows.size()), Row.random(random, random.nextInt(1_000_000)));
            return forged(victim, rows, random).range(0);
        }
    },
    /** Never the last one: that is a truncation. */
    HUB_ROW_DELETED {
        @Override
        byte[] of(Victim victim, SplittableRandom random) {
            List<Row> rows = new ArrayList<>(victim.log().rows());
            rows.remove(random.nextInt(rows.size() - 1));
            return forged(victim, rows, random).range(0);
        }
    },
    HUB_ROW_DUPLICATED {
        @Override
        byte[] of(Victim victim, SplittableRandom random) {
            List<Row> rows = new ArrayList<>(victim.log().rows());
            rows.add(random.nextInt(rows.size() + 1), rows.get(random.nextInt(rows.size())));
            return forged(victim, rows, random).range(0);
        }
    },
    HUB_ROWS_REORDERED {
        @Override
        byte[] of(Victim victim, SplittableRandom random) {
            List<Row> rows = new ArrayList<>(victim.log().rows());
            swapTwo(rows, random);
            return forged(victim, rows, random).range(0);
        }
    },
    HUB_HISTORY_FORKED {
        @Override
        byte[] of(Victim victim, SplittableRandom random) {
            int size = victim.log().rows().size();
            List<Row> rows = new ArrayList<>(victim.log().rows().subList(0, random.nextInt(size)));
            while (rows.size() < size + random.nextInt(3)) {
                rows.add(Row.random(random, rows.size() + 1_000_000));
            }
            TestLog forged = forged(victim, rows, random);
            return random.nextBoolean() ? forged.range(0) : forged.extract(List.of(0, size / 2));
        }
    },
    /** The database comes back from a backup and the log goes on from there, before the same witnesses. */
    HUB_OLDER_BACKUP_CONTINUED {
        @Override
        byte[] of(Victim victim, SplittableRandom random) {
            TestLog log = victim.log();
            int backup = random.nextInt(log.rows().size());
            List<Row> rows = new ArrayList<>(log.rows().subList(0, backup));
            int size = log.rows().size() + random.nextInt(3);
            while (rows.size() < size) {
                rows.add(Row.random(random, rows.size() + 2_000_000));
            }
            SignedNote head = Checkpoint.of(
                            TestLog.ORIGIN, size, TestLog.proofs(rows).root(size))
                    .signedBy(TestLog.LOG);
            List<Witness> remembering = victim.witnesses();
            SignedNote asked = TestLog.cosigned(head, remembering, -1, TestLog.proofs(rows));
            return new TestLog(rows, List.of(asked)).range(0);
        }
    },
    /** The older state alone, rightly cosigned in its day: only somebody who knows a newer checkpoint can tell. */
    HUB_OLDER_BACKUP_SHOWN {
        @Override
        byte[] of(Victim victim, SplittableRandom random) {
            TestLog log = victim.log();
            int head = random.nextInt(log.heads().size() - 1);
            int size = (int) log.head(head).size();
            return new TestLog(log.rows().subList(0, size), log.heads().subList(0, head + 1)).range(0);
        }

        @Override
        TrustPolicy policy(Victim victim) {
            return knowing(victim);
        }
    },
    HUB_OPENING_FORGED {
        @Override
        byte[] of(Victim victim, SplittableRandom random) {
            List<byte[]> lines = Lines.withoutSeal(victim.range());
            int number = any(Lines.numbersOf(lines, OpenLine.class), random);
            Open open = ((OpenLine) BundleLines.read(lines.get(number))).open();
            List<String> values = new ArrayList<>(open.values());
            values.set(random.nextInt(values.size()), "forged-" + random.nextInt(1000));
            Open forged = new Open(open.index(), open.field(), open.salt(), values);
            lines.set(number, BundleLines.write(new OpenLine(forged)));
            return Lines.reseal(lines);
        }
    },
    HUB_PROOFS_SWAPPED {
        @Override
        byte[] of(Victim victim, SplittableRandom random) {
            List<byte[]> lines = Lines.withoutSeal(victim.extract());
            List<Integer> leaves = new ArrayList<>(Lines.numbersOf(lines, LeafLine.class));
            int first = leaves.remove(random.nextInt(leaves.size()));
            int second = any(leaves, random);
            Leaf one = ((LeafLine) BundleLines.read(lines.get(first))).leaf();
            Leaf other = ((LeafLine) BundleLines.read(lines.get(second))).leaf();
            lines.set(first, BundleLines.write(new LeafLine(new Leaf(one.index(), one.row(), other.proof()))));
            lines.set(second, BundleLines.write(new LeafLine(new Leaf(other.index(), other.row(), one.proof()))));
            return Lines.reseal(lines);
        }
    },
    HUB_LINE_BIT_FLIPPED_AND_RESEALED {
        @Override
        byte[] of(Victim victim, SplittableRandom random) {
            List<byte[]> lines = Lines.withoutSeal(victim.range());
            int number = any(Lines.numbersOf(lines, LeafLine.class), random);
            byte[] line = lines.get(number).clone();
            line[random.nextInt(line.length)] ^= (byte) (1 << random.nextInt(8));
            lines.set(number, line);
            return Lines.reseal(lines);
        }
    },
    HUB_ROWS_TRUNCATED {
        @Override
        byte[] of(Victim victim, SplittableRandom random) {
            List<Row> rows = victim.log().rows();
            return forged(victim, rows.subList(0, random.nextInt(rows.size())), random)
                    .range(0);
        }

        @Override
        TrustPolicy policy(Victim victim) {
            return knowing(victim);
        }
    };

    /** A log with what it would export and the witnesses that remember it. */
    static final class Victim {
        private final TestLog log;
        private final byte[] range;
        private final byte[] extract;

        Victim(TestLog log, SplittableRandom random) {
            TreeSet<Integer> indexes = new TreeSet<>();
            while (indexes.size() < 6) {
                indexes.add(random.nextInt(log.rows().size()));
            }
            this.log = log;
            this.range = log.range(0);
            this.extract = log.extract(indexes);
        }

        TestLog log() {
            return log;
        }

        byte[] range() {
            return range;
        }

        byte[] extract() {
            return extract;
        }

        byte[] either(SplittableRandom random) {
            return random.nextBoolean() ? range : extract;
        }

        List<Witness> witnesses() {
            List<Witness> witnesses =
                    TestLog.COSIGNERS.stream().map(TestLog::witness).toList();
            TestLog.cosigned(log.heads().get(log.heads().size() - 1), witnesses, -1, log.proofs());
            return witnesses;
        }
    }

    abstract byte[] of(Victim victim, SplittableRandom random);

    TrustPolicy policy(Victim victim) {
        return TestLog.POLICY;
    }

    private static TrustPolicy knowing(Victim victim) {
        return TestLog.POLICY.extending(List.of(victim.log().newest()));
    }

    /** Other rows under fresh checkpoints of the hub's own key, with no, copied or invented cosignatures. */
    private static TestLog forged(Victim victim, List<Row> rows, SplittableRandom random) {
        int manner = random.nextInt(3);
        TreeSet<Long> sizes = new TreeSet<>();
        victim.log()
                .heads()
                .forEach(
                        head -> sizes.add(Math.min(Checkpoint.parse(head.text()).size(), rows.size())));
        sizes.add((long) rows.size());
        List<SignedNote> heads = new ArrayList<>();
        int number = 0;
        for (long size : sizes) {
            SignedNote note = Checkpoint.of(
                            TestLog.ORIGIN, size, TestLog.proofs(rows).root(size))
                    .signedBy(TestLog.LOG);
            SignedNote old = victim.log()
                    .heads()
                    .get(Math.min(number++, victim.log().heads().size() - 1));
            heads.add(withCosignatures(note, old, manner));
        }
        return new TestLog(rows, heads);
    }

    private static SignedNote withCosignatures(SignedNote note, SignedNote old, int manner) {
        SignedNote forged = note;
        if (manner == 1) {
            for (NoteSignature copied :
                    old.signatures().subList(1, old.signatures().size())) {
                forged = forged.with(copied);
            }
        }
        if (manner == 2) {
            for (NoteSigner real : TestLog.COSIGNERS) {
                NoteSigner impostor =
                        NoteSigner.generate(real.key().name(), real.key().type());
                forged = forged.with(impostor.cosign(note.text(), TestLog.NOW));
            }
        }
        return forged;
    }

    private static int any(List<Integer> numbers, SplittableRandom random) {
        return numbers.get(random.nextInt(numbers.size()));
    }

    private static <T> void swapTwo(List<T> list, SplittableRandom random) {
        int first = random.nextInt(list.size());
        int second = (first + 1 + random.nextInt(list.size() - 1)) % list.size();
        Collections.swap(list, first, second);
    }
}
