package kr.haetae.hub.access;

import java.util.Set;
import java.util.TreeSet;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;

/**
 * What a gesture is made for. A gesture for one intent is none for another.
 *
 * @param digests of all that is decided at once, each 64 lower-case hex digits; {@code Limit.GESTURE_DIGESTS} at most
 */
public record Intent(Verb verb, Set<String> digests) {
    private static final String DIGEST = "[0-9a-f]{64}";

    /** What is done with it. */
    public enum Verb {
        APPROVE,
        REFUSE,
        /** To one's own keys; there is nothing else to name. */
        CHANGE_KEYS
    }

    public Intent {
        digests = Set.copyOf(digests);
        boolean wellFormed = digests.size() <= Limit.GESTURE_DIGESTS.value()
                && digests.isEmpty() == (verb == Verb.CHANGE_KEYS)
                && digests.stream().allMatch(one -> one.matches(DIGEST));
        if (!wellFormed) {
            throw new Problem(ProblemCode.APPROVAL_CHANGED);
        }
    }

    /** Approving what has this digest. */
    public static Intent approve(String digest) {
        return new Intent(Verb.APPROVE, Set.of(digest));
    }

    /** Refusing it. */
    public static Intent refuse(String digest) {
        return new Intent(Verb.REFUSE, Set.of(digest));
    }

    /** Adding a key to one's own, or taking one away. */
    public static Intent changeKeys() {
        return new Intent(Verb.CHANGE_KEYS, Set.of());
    }

    /** One text for one intent, as challenges are bound to it. */
    public String text() {
        return verb + " " + String.join(" ", new TreeSet<>(digests));
    }
}
