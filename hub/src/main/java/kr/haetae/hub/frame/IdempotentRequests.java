package kr.haetae.hub.frame;

import java.net.URI;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Gives a request that is sent again, with the same Idempotency-Key, the first one's answer and no second effect. */
public interface IdempotentRequests {
    /** The header's name. */
    String HEADER = "Idempotency-Key";

    /** What a key looks like: ASCII without spaces, at most {@link Limit#IDEMPOTENCY_KEY_CHARACTERS}. */
    Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1," + Limit.IDEMPOTENCY_KEY_CHARACTERS.value() + "}");

    /** Marks an answer that was given before. */
    String REPLAYED = "Idempotency-Replayed";

    /**
     * Does the work in one transaction, unless this owner's key has been used: then nothing is done and the stored
     * answer comes back. Work that throws leaves no trace, so the key can be used again.
     *
     * @param owner whose key it is: the person's id
     * @param key the header's value, or null: the work is simply done, in a transaction
     * @param request everything that distinguishes the request, the operation's name included; read as JSON and kept
     *     as a hash only
     * @param type of the answer's body, a JSON-readable record
     * @throws Problem IDEMPOTENCY_KEY_INVALID, IDEMPOTENCY_KEY_REUSED for another request, or IDEMPOTENCY_KEY_IN_USE if
     *     the first one is still at work after ten seconds
     */
    <T> ResponseEntity<T> once(
            String owner, @Nullable String key, Object request, Class<T> type, Supplier<Answer<T>> work);

    /** What the work answers. */
    record Answer<T>(HttpStatus status, @Nullable URI location, T body) {}
}
