package kr.haetae.hub.tagindex.internal;

/** A request of an agent's that is refused; says why without quoting it. */
public final class UploadRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final long nextChunk;

    UploadRefused(Reason reason) {
        this(reason, -1);
    }

    UploadRefused(Reason reason, long nextChunk) {
        super(reason.text);
        this.reason = reason;
        this.nextChunk = nextChunk;
    }

    public Reason reason() {
        return reason;
    }

    /** Where the upload goes on, or -1 where that is not the trouble. */
    public long nextChunk() {
        return nextChunk;
    }

    /** Every way an upload is refused. */
    public enum Reason {
        NO_MANIFEST(400, "The message is not a manifest signed by this exchange for the hub"),
        WRONG_EXCHANGE(403, "The manifest names another exchange"),
        DELTAS_NOT_SERVED(422, "Only full epochs (seq 0) are taken"),
        COUNT_OUT_OF_RANGE(422, "The number of tags is out of range"),
        MALFORMED_DIGEST(422, "The digest or the previous hash is not 64 lower-case hex digits"),
        INVALID_PUBLIC_KEY(422, "The public key is no canonical ristretto255 element other than the identity"),
        UNKNOWN_NAMESPACE(422, "A namespace is unknown or named twice, or there is none"),
        EPOCH_NOT_NEWER(409, "The epoch's number is not greater than every one before"),
        EPOCH_ANNOUNCED_OTHERWISE(409, "The epoch has been announced with another content"),
        EPOCH_UNKNOWN(404, "There is no such epoch"),
        EPOCH_CLOSED(409, "The epoch takes no chunks any more"),
        CHUNK_NUMBER_OUT_OF_RANGE(422, "The manifest has no such chunk"),
        CHUNK_LENGTH(422, "The chunk has not the length the manifest asks for"),
        CHUNK_OUT_OF_ORDER(409, "Chunks before this one are missing"),
        CHUNK_DIFFERS(409, "The chunk is stored already with other bytes"),
        CHUNKS_MISSING(409, "Chunks are missing");

        private final int status;
        private final String text;

        Reason(int status, String text) {
            this.status = status;
            this.text = text;
        }

        /** The HTTP status it is answered with. */
        public int status() {
            return status;
        }
    }
}
