package kr.haetae.verifier;

import java.util.ArrayList;
import java.util.List;
import kr.haetae.tlog.Base64Text;
import kr.haetae.tlog.MalformedNoteException;
import kr.haetae.tlog.MerkleProof;

/** Hashes in a line. */
final class Hashes {
    private Hashes() {}

    static List<byte[]> decode(List<String> base64) throws BundleFailure {
        if (base64.size() > MerkleProof.MAX_HASHES) {
            throw BundleFailure.of(FailureReason.LINE_MALFORMED);
        }
        List<byte[]> hashes = new ArrayList<>();
        try {
            base64.forEach(text -> hashes.add(Base64Text.decodeHash(text)));
        } catch (MalformedNoteException e) {
            throw BundleFailure.of(FailureReason.LINE_MALFORMED);
        }
        return hashes;
    }
}
