package kr.haetae.agent.journal;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import kr.haetae.protocol.Message.MemoMatch;
import kr.haetae.protocol.RefusalCode;

/** What the agent writes into its own log. No entry holds an address, a key or a tag. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Entry.BatchReceived.class, name = "batch"),
    @JsonSubTypes.Type(value = Entry.Evaluated.class, name = "evaluated"),
    @JsonSubTypes.Type(value = Entry.ConfirmAnswered.class, name = "confirmed"),
    @JsonSubTypes.Type(value = Entry.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = Entry.Repeated.class, name = "repeated"),
    @JsonSubTypes.Type(value = Entry.EpochMade.class, name = "epoch")
})
public sealed interface Entry {

    /**
     * A batch came with this header, verbatim: what an auditor draws indexes from.
     *
     * @param header the JWS of the hub
     */
    record BatchReceived(String task, String header) implements Entry {}

    /**
     * A batch was evaluated, and its elements counted in the quota of the line's UTC day.
     *
     * @param elementsSha256 of what was evaluated: the same task id never buys other elements
     */
    record Evaluated(String task, String batchId, long epoch, int elements, String elementsSha256) implements Entry {}

    /**
     * A confirm request was answered.
     *
     * @param requestHmac over the whole request under the local log key: the same task id never buys other questions
     * @param requestSha256 SHA-256 of the JWS the request first came in, as the answer names it; lines of older agents lack
     *     it
     */
    record ConfirmAnswered(
            String task,
            String batchId,
            String agency,
            String legalBasis,
            String caseCommitment,
            String requestHmac,
            @JsonSetter(nulls = Nulls.AS_EMPTY) String requestSha256,
            List<Item> items)
            implements Entry {
        public ConfirmAnswered {
            items = List.copyOf(items);
        }

        /**
         * One address asked about.
         *
         * @param addressHmac over the lookup input (or, where it is no address, the text) under the local log key
         * @param listedOn as in {@link kr.haetae.protocol.Message.Confirmed.Answer}; lines of older agents lack it
         */
        public record Item(
                int position,
                String chain,
                String addressHmac,
                boolean managed,
                MemoMatch memo,
                @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> listedOn) {
            public Item {
                listedOn = List.copyOf(listedOn);
            }
        }
    }

    /**
     * A task was refused.
     *
     * @param authentic whether the hub's signature held: only then is the refusal the task's lasting answer
     */
    record Refused(String task, RefusalCode code, boolean authentic) implements Entry {}

    /** A task already answered came again and got the same answer; nothing was counted again. */
    record Repeated(String task) implements Entry {}

    /**
     * An epoch was made, before it was offered to the hub.
     *
     * @param publicKey of its key, hex
     * @param manifestSha256 of its manifest's JWS, hex
     */
    record EpochMade(long epoch, String publicKey, String manifestSha256) implements Entry {}
}
