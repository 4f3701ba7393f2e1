package kr.haetae.protocol;

/**
 * What the hub says of a blinded batch to every exchange alike, signed once. The agent keeps it in its append-only log;
 * an auditor later draws indexes from that log and gets the openings.
 *
 * @param batchId 32 hex digits, random; a resubmission is a new batch
 * @param indexFrom index of the batch's first element in the hub's own count of elements, 16 hex digits
 * @param time as {@link WireTime}
 * @param count of elements, dummies included: one of {@link BatchSize}'s classes
 * @param elementsSha256 over the packed elements, in order
 * @param caseCommitment SHA-256 over a salt and the case id
 * @param legalBasisClass the legal basis's code padded to 8 characters with spaces (its document is never named); a
 *     canary batch borrows the most common one, so that it looks like any other
 * @param merkleRoot over {@link BatchCommitment#leaf} of every element
 */
public record BatchHeader(
        String batchId,
        String indexFrom,
        String time,
        int count,
        String elementsSha256,
        String caseCommitment,
        String legalBasisClass,
        String merkleRoot) {

    public String sign(SigningKey key) {
        return key.sign(Json.write(this));
    }

    public static BatchHeader open(String jws, VerifyKey hubKey) {
        return Json.read(hubKey.verify(jws), BatchHeader.class);
    }
}
