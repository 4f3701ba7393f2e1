package kr.haetae.hub.verification.answering;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import kr.haetae.hub.tagindex.EpochRef;
import kr.haetae.hub.tagindex.LookupOutcome;
import kr.haetae.hub.tagindex.TagIndex;
import kr.haetae.hub.verification.blinding.Blinder;
import kr.haetae.hub.verification.planning.BatchPlan;
import kr.haetae.hub.verification.sending.BatchKeys;
import kr.haetae.hub.verification.sending.BatchKeys.Opening;
import kr.haetae.hub.verification.sending.StoredBatch;
import kr.haetae.oprf.LookupTags;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.Message;
import org.springframework.stereotype.Component;

/**
 * Checks an evaluation's proof, opens it and looks its tags up. Outputs and tags live in memory no longer than the
 * lookup: the index erases the tags, this class the outputs.
 */
@Component
class Opener {
    private final Blinder blinder;
    private final BatchKeys batchKeys;
    private final TagIndex tagIndex;

    Opener(Blinder blinder, BatchKeys batchKeys, TagIndex tagIndex) {
        this.blinder = blinder;
        this.batchKeys = batchKeys;
        this.tagIndex = tagIndex;
    }

    Opened open(StoredBatch batch, EpochRef index, Message.Evaluated answer, byte[] evaluated) {
        if (!fits(batch, index, answer, evaluated)) {
            return new Opened.Malformed();
        }
        Opening opening = batchKeys.openingOf(batch);
        byte[] publicKey = HexFormat.of().parseHex(index.publicKeyHex());
        byte[] proof = parsed(answer.proof());
        if (!blinder.proves(publicKey, opening.elements().array(), evaluated, proof)) {
            return new Opened.ProofFailed();
        }
        byte[] tags = tags(blinder.open(opening.inputs(), opening.inverses(), evaluated));
        LookupOutcome outcome = tagIndex.lookup(index, tags);
        if (outcome instanceof LookupOutcome.Hits hits) {
            return new Opened.Found(withoutPadding(batch.plan(), hits.places()));
        }
        return new Opened.EpochGone();
    }

    private static boolean fits(StoredBatch batch, EpochRef index, Message.Evaluated answer, byte[] evaluated) {
        return answer.batchId().equals(HexFormat.of().formatHex(BatchPlan.bytes(batch.id())))
                && answer.epoch() == index.epoch()
                && answer.publicKey().equals(index.publicKeyHex())
                && evaluated.length == batch.plan().size() * 32
                && answer.evaluatedSha256()
                        .equals(HexFormat.of()
                                .formatHex(BatchCommitment.sha256().digest(evaluated)));
    }

    private static byte[] parsed(String hex) {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] tags(List<byte[]> outputs) {
        byte[] tags = new byte[outputs.size() * LookupTags.TAG_LENGTH_BYTES];
        int at = 0;
        for (byte[] output : outputs) {
            System.arraycopy(output, 0, tags, at, LookupTags.TAG_LENGTH_BYTES);
            Arrays.fill(output, (byte) 0);
            at += LookupTags.TAG_LENGTH_BYTES;
        }
        return tags;
    }

    /** Padding is in no index but by a random dummy tag's chance; it must never become a claim. */
    private static BitSet withoutPadding(BatchPlan plan, BitSet places) {
        BitSet positions = (BitSet) places.clone();
        for (int position = positions.nextSetBit(0); position >= 0; position = positions.nextSetBit(position + 1)) {
            if (position >= plan.size() || plan.isPadding(position)) {
                positions.clear(position);
            }
        }
        return positions;
    }
}
