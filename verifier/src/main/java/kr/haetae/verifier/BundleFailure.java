package kr.haetae.verifier;

import java.util.OptionalLong;

/** Ends a verification; becomes a {@link Verdict.Failed} and never leaves this package. */
final class BundleFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private static final long NO_LEAF = -1;

    private final FailureReason reason;
    private final long leafIndex;

    private BundleFailure(FailureReason reason, long leafIndex) {
        super(reason.code());
        this.reason = reason;
        this.leafIndex = leafIndex;
    }

    static BundleFailure of(FailureReason reason) {
        return new BundleFailure(reason, NO_LEAF);
    }

    static BundleFailure at(FailureReason reason, long leafIndex) {
        return new BundleFailure(reason, leafIndex);
    }

    FailureReason reason() {
        return reason;
    }

    OptionalLong leafIndex() {
        return leafIndex < 0 ? OptionalLong.empty() : OptionalLong.of(leafIndex);
    }
}
