package kr.haetae.agent.publishing;

/**
 * What the agent remembers of an epoch it made.
 *
 * @param createdAt as {@link kr.haetae.protocol.WireTime}
 * @param contentHash of the wallet list it was made from
 * @param publicKey of its OPRF key, hex
 * @param manifestSha256 of its manifest's JWS, hex: what the next manifest cites
 */
public record EpochMeta(
        long epoch, String createdAt, String contentHash, String publicKey, String manifestSha256, Stage stage) {

    /** How far the agent got with it. */
    public enum Stage {
        /** Tags and manifest are on disk; the upload may have begun. */
        UPLOADING,
        /** The hub has it active. */
        ACTIVE,
        /** The hub could not prove it: its key is of no use and deleted. */
        FAILED
    }

    EpochMeta at(Stage next) {
        return new EpochMeta(epoch, createdAt, contentHash, publicKey, manifestSha256, next);
    }
}
