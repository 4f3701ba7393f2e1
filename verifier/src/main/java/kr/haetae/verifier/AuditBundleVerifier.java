package kr.haetae.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import kr.haetae.protocol.MalformedMessageException;
import kr.haetae.protocol.audit.BundleLine;
import kr.haetae.protocol.audit.BundleLine.CheckpointLine;
import kr.haetae.protocol.audit.BundleLine.Header;
import kr.haetae.protocol.audit.BundleLine.HeaderLine;
import kr.haetae.protocol.audit.BundleLine.LeafLine;
import kr.haetae.protocol.audit.BundleLine.OpenLine;
import kr.haetae.protocol.audit.BundleLine.Seal;
import kr.haetae.protocol.audit.BundleLine.SealLine;
import kr.haetae.protocol.audit.BundleLines;
import kr.haetae.protocol.audit.BundleWriter;
import kr.haetae.tlog.MalformedNoteException;
import kr.haetae.tlog.SignedNote;
import kr.haetae.verifier.Verdict.Failed;
import kr.haetae.verifier.Verdict.Summary;
import kr.haetae.verifier.Verdict.Verified;

/**
 * Checks an exported audit bundle from its first byte to its last, in one pass and bounded memory: every signature, the
 * root recomputed from the rows or each row's inclusion, growth from checkpoint to checkpoint, the quorum of witnesses,
 * every opened field, and the seal over the file. docs/audit-log.md says what each check is worth.
 */
public final class AuditBundleVerifier {
    private final TrustPolicy policy;
    private final Clock clock;

    public AuditBundleVerifier(TrustPolicy policy, Clock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Verifies a bundle; never throws for what stands in it.
     *
     * @throws IOException if the stream cannot be read
     */
    public Verdict verify(InputStream bundle) throws IOException {
        LineReader lines = new LineReader(bundle);
        try {
            return new Verified(new Reading(lines).toTheSeal());
        } catch (BundleFailure e) {
            return new Failed(e.reason(), lines.lines(), e.leafIndex());
        }
    }

    /** One pass over one bundle. */
    private final class Reading {
        private final LineReader lines;
        private final HeadCheck heads = new HeadCheck(policy, clock.instant());
        private final OpeningCheck openings = new OpeningCheck();
        private final RowCheck rows;
        private long leaves;

        Reading(LineReader lines) throws IOException, BundleFailure {
            this.lines = lines;
            this.rows = rowCheck(header());
        }

        Summary toTheSeal() throws IOException, BundleFailure {
            while (true) {
                BundleLine line = nextLine();
                if (line instanceof SealLine seal) {
                    requireSeal(seal.seal());
                    rows.finish();
                    return summary();
                }
                take(line);
            }
        }

        private void take(BundleLine line) throws BundleFailure {
            if (line instanceof LeafLine leaf) {
                rows.leaf(leaf.leaf());
                openings.leaf(leaf.leaf());
                leaves++;
            } else if (line instanceof OpenLine open) {
                openings.open(open.open());
            } else if (line instanceof CheckpointLine head) {
                rows.checkpoint(head.checkpoint());
                openings.interrupted();
            } else {
                throw BundleFailure.of(FailureReason.LINE_OUT_OF_PLACE);
            }
        }

        private Header header() throws IOException, BundleFailure {
            if (!(nextLine() instanceof HeaderLine first)
                    || !first.header().format().equals(BundleLine.FORMAT)) {
                throw BundleFailure.of(FailureReason.FORMAT_UNKNOWN);
            }
            if (!first.header().origin().equals(policy.origin())) {
                throw BundleFailure.of(FailureReason.ORIGIN_OTHER);
            }
            return first.header();
        }

        private RowCheck rowCheck(Header header) throws BundleFailure {
            return switch (header.kind()) {
                case Header.RANGE -> new RangeCheck(heads, header);
                case Header.EXTRACT -> new ExtractCheck(heads, header);
                default -> throw BundleFailure.of(FailureReason.FORMAT_UNKNOWN);
            };
        }

        private BundleLine nextLine() throws IOException, BundleFailure {
            byte[] line = lines.next();
            if (line == null) {
                throw BundleFailure.of(FailureReason.TRUNCATED);
            }
            try {
                return BundleLines.read(line);
            } catch (MalformedMessageException e) {
                throw BundleFailure.of(FailureReason.LINE_MALFORMED);
            }
        }

        private void requireSeal(Seal seal) throws IOException, BundleFailure {
            String expected = BundleWriter.sealText(policy.origin(), lines.lines() - 1, lines.sha256OfLinesBefore());
            try {
                SignedNote note = SignedNote.parse(seal.note());
                boolean onlyTheLog = note.signatures().size() == 1;
                if (!onlyTheLog || !note.text().equals(expected) || !note.isSignedByOneOf(policy.logKeys())) {
                    throw BundleFailure.of(FailureReason.SEAL_WRONG);
                }
            } catch (MalformedNoteException e) {
                throw BundleFailure.of(FailureReason.SEAL_WRONG);
            }
            if (lines.next() != null) {
                throw BundleFailure.of(FailureReason.LINE_OUT_OF_PLACE);
            }
        }

        private Summary summary() {
            long size = heads.newest().orElseThrow().size();
            return new Summary(
                    policy.origin(),
                    size,
                    heads.witnessedSize(),
                    heads.cosignedAtSeconds(),
                    leaves,
                    openings.openedRows(),
                    heads.heads());
        }
    }
}
