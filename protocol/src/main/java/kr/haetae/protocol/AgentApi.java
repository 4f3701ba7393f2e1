package kr.haetae.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;

/** The paths an agent calls on the hub's mutual-TLS port, and their small unsigned bodies. */
public final class AgentApi {
    /**
     * {@code GET}: waits up to {@code waitMillis} (0 to 25,000) for at most {@code max} (1 to 8) tasks; 200 with a
     * {@link Delivery.Batch}, or 204. {@code worker} (optional, 1 to 32 of {@code a-z 0-9 -}) names one loop that polls,
     * the same after a restart and no other's among the exchange's running agents: asking again releases its older poll,
     * so that no task goes to a connection whose agent is gone. {@code fresh=true} (with a worker only) says that its
     * process has just started: what the worker was given before and has not answered comes again at once, not only when
     * its lease ends.
     */
    public static final String TASKS = "/agent/v1/tasks";

    /** {@code POST} + {@code /{taskId}/result} with a {@link Delivery}: 204; the same result again is 204 too. */
    public static final String RESULT = "/result";

    /**
     * {@code POST} with a {@link Delivery} whose envelope is a manifest: 201 or 200 with {@link EpochStatus}; {@code GET}
     * lists the exchange's epochs as {@link EpochList}. {@code PUT} + {@code /{epoch}/chunks/{number}} with the packed
     * tags (12 bytes each): 204. {@code POST} + {@code /{epoch}/complete}: 202 with {@link EpochStatus}. {@code GET}
     * + {@code /{epoch}}: {@link EpochStatus}.
     */
    public static final String EPOCHS = "/agent/v1/epochs";

    /**
     * {@code POST} with a {@link WitnessReport}: 200 with a {@link WitnessRequest}, or 204 when there is nothing to cosign.
     * A request of its own beside the poll, for a poll's answers have fixed sizes and a log's head has not.
     */
    public static final String WITNESS = "/agent/v1/witness";

    private AgentApi() {}

    /**
     * How far a witness knows the audit log, and what became of the last request.
     *
     * @param origin of the log it watches
     * @param knownSize of the checkpoint it cosigned last, 0 if none: where the next proof must start
     * @param cosignature the signature line on the checkpoint of that size, right after it was made; else empty
     * @param refusal why the last request was refused, a name of {@code Witness.Refusal}; else empty
     */
    public record WitnessReport(
            String origin,
            long knownSize,
            @JsonSetter(nulls = Nulls.AS_EMPTY) String cosignature,
            @JsonSetter(nulls = Nulls.AS_EMPTY) String refusal) {}

    /**
     * A checkpoint to cosign.
     *
     * @param addCheckpoint the body c2sp.org/tlog-witness gives such a request
     */
    public record WitnessRequest(String addCheckpoint) {}

    /** Life of an epoch at the hub. */
    public enum EpochState {
        /** Chunks are missing. */
        UPLOADING,
        /** Complete and digest checked; the hub is looking for the canaries. */
        PROVING,
        /** Lookups use it. */
        ACTIVE,
        /** A newer epoch is active; it answers open tasks still. */
        RETIRING,
        /** The canaries were not found, or the digest was wrong: publish a new epoch. */
        FAILED,
        /** Dropped. */
        DROPPED
    }

    /**
     * Where an epoch stands.
     *
     * @param nextChunk the first chunk not yet stored: where a resumed upload goes on
     * @param activatedAt as {@link WireTime}, empty until then
     */
    public record EpochStatus(long epoch, EpochState state, long nextChunk, String activatedAt) {}

    /** The exchange's epochs, newest first. */
    public record EpochList(List<EpochStatus> epochs) {
        public EpochList {
            epochs = List.copyOf(epochs);
        }
    }
}
