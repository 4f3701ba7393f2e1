package kr.haetae.agent.answering;

import com.nimbusds.jose.JWSObject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import kr.haetae.protocol.Envelope;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.MalformedMessageException;
import kr.haetae.protocol.RefusalCode;
import kr.haetae.protocol.VerifyKey;

/** The first checks of every task, in order: the hub's signature, the audience, the kind, the time. */
final class TaskGate {
    /** Tasks older than this are refused; an agent that was away for three days still answers what waited for it. */
    static final Duration MAX_AGE = Duration.ofDays(4);

    static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(5);

    private static final Set<String> KINDS = Set.of("evaluate", "confirm");
    private static final String TASK_ID = "[0-9a-f]{32}";

    private final VerifyKey hubKey;
    private final String exchange;
    private final Clock clock;

    TaskGate(VerifyKey hubKey, String exchange, Clock clock) {
        this.hubKey = hubKey;
        this.exchange = exchange;
        this.clock = clock;
    }

    /** Just enough of an envelope to answer it where the rest cannot be read. */
    record Outline(String taskId, String audience, String issuer, OutlineMessage message) {
        /** The kind alone. */
        record OutlineMessage(String kind) {}
    }

    /** The task id a message claims to have, checked by nobody; empty if it has none. */
    static Optional<String> claimedTaskId(String jws) {
        try {
            byte[] payload = JWSObject.parse(jws).getPayload().toBytes();
            String id = Json.read(payload, Outline.class).taskId();
            return id.matches(TASK_ID) ? Optional.of(id) : Optional.empty();
        } catch (ParseException | MalformedMessageException e) {
            return Optional.empty();
        }
    }

    /** The payload, if the hub signed it. */
    byte[] signedPayload(String jws) throws RefusedException {
        try {
            return hubKey.verify(jws);
        } catch (MalformedMessageException e) {
            throw new RefusedException(RefusalCode.WRONG_SIGNATURE);
        }
    }

    /** The envelope of a signed payload, if it is for us and of a known kind. */
    Envelope addressed(byte[] payload) throws RefusedException {
        try {
            Outline outline = Json.read(payload, Outline.class);
            if (!outline.audience().equals(exchange) || !outline.issuer().equals(Envelope.HUB)) {
                throw new RefusedException(RefusalCode.WRONG_AUDIENCE);
            }
            if (!KINDS.contains(outline.message().kind())) {
                throw new RefusedException(RefusalCode.UNKNOWN_KIND);
            }
            return Json.read(payload, Envelope.class);
        } catch (MalformedMessageException e) {
            throw new RefusedException(RefusalCode.MALFORMED);
        }
    }

    /** Refuses a time too far from now, or none. */
    void requireFresh(String wireTime) throws RefusedException {
        Instant now = clock.instant();
        Instant time = Wire.time(wireTime);
        if (time.isBefore(now.minus(MAX_AGE)) || time.isAfter(now.plus(MAX_CLOCK_SKEW))) {
            throw new RefusedException(RefusalCode.TOO_OLD);
        }
    }
}
