package kr.haetae.hub.access.passkey;

import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.BadChallengeException;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.BadSignatureException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import java.util.Map;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;

/** Why an authenticator's answer was not taken; the code goes into the answer, for whoever helps to know where to look. */
enum PasskeyFault {
    /** Not what a browser sends. */
    MALFORMED,
    /** The challenge was never asked, was answered before, is too old, or was asked for something else. */
    CHALLENGE,
    /** The page that asked has another origin. */
    ORIGIN,
    /** The key is for another domain. */
    RELYING_PARTY,
    /** The authenticator did not verify its person. */
    USER_VERIFICATION,
    /** The signature does not fit. */
    SIGNATURE,
    /** The key has signed fewer times than it had before: there may be a copy of it. */
    COUNTER,
    /** No key of this hub, or not this person's. */
    UNKNOWN_KEY,
    /** It is registered already, by this person or another. */
    KNOWN_KEY,
    /** Whose key it is may not log in. */
    NOT_ACTIVE,
    /** Anything else the standard forbids. */
    OTHER;

    /** The refusal. */
    Problem refused() {
        return new Problem(ProblemCode.PASSKEY_REFUSED, Map.of("fault", name()));
    }

    static PasskeyFault of(WebAuthnException cause) {
        if (cause instanceof BadOriginException) {
            return ORIGIN;
        }
        if (cause instanceof BadRpIdException) {
            return RELYING_PARTY;
        }
        if (cause instanceof UserNotVerifiedException) {
            return USER_VERIFICATION;
        }
        if (cause instanceof BadSignatureException) {
            return SIGNATURE;
        }
        if (cause instanceof MaliciousCounterValueException) {
            return COUNTER;
        }
        return cause instanceof BadChallengeException ? CHALLENGE : OTHER;
    }
}
