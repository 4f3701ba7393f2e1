package kr.haetae.protocol;

import java.util.Base64;
import java.util.List;

/**
 * What one HTTP exchange carries: a signed envelope and the bulk bytes it commits to.
 *
 * @param envelope a compact JWS over an {@link Envelope}
 * @param attachment packed elements (32 bytes each) as Base64, or empty
 */
public record Delivery(String envelope, String attachment) {

    public static Delivery of(String envelope, byte[] attached) {
        return new Delivery(envelope, Base64.getEncoder().encodeToString(attached));
    }

    /**
     * The attached bytes.
     *
     * @throws MalformedMessageException if they are no Base64
     */
    public byte[] attached() {
        try {
            return Base64.getDecoder().decode(attachment);
        } catch (IllegalArgumentException e) {
            throw new MalformedMessageException("attachment is not Base64");
        }
    }

    /** Says sizes only. */
    @Override
    public String toString() {
        return "Delivery[" + attachment.length() + " characters attached]";
    }

    /** The answer to a poll. */
    public record Batch(List<Delivery> tasks) {
        public Batch {
            tasks = List.copyOf(tasks);
        }
    }
}
