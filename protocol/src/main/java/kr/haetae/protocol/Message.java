package kr.haetae.protocol;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.regex.Pattern;

/** The closed list of what travels inside an {@link Envelope}. Byte strings are lower-case hex. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Message.Evaluate.class, name = "evaluate"),
    @JsonSubTypes.Type(value = Message.Evaluated.class, name = "evaluated"),
    @JsonSubTypes.Type(value = Message.Confirm.class, name = "confirm"),
    @JsonSubTypes.Type(value = Message.Confirmed.class, name = "confirmed"),
    @JsonSubTypes.Type(value = Message.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = Message.Manifest.class, name = "manifest")
})
public sealed interface Message {

    /**
     * Hub to agent: evaluate a blinded batch. The elements themselves are the delivery's attachment, bound by the
     * header's {@code elementsSha256}.
     *
     * @param header the {@link BatchHeader} as a JWS of the hub, byte for byte the same for every exchange
     * @param epoch whose key to use; the task is pinned to it
     * @param publicKey the key the hub expects of that epoch
     */
    record Evaluate(String header, long epoch, String publicKey) implements Message {}

    /**
     * Agent to hub: the evaluated elements are the attachment.
     *
     * @param evaluatedSha256 of the attachment
     * @param proof the DLEQ proof over the whole batch, 64 bytes
     */
    record Evaluated(String batchId, long epoch, String publicKey, String evaluatedSha256, String proof)
            implements Message {}

    /**
     * Hub to the one agent whose index held the tags: are these yours? The first message in which an address is in the
     * clear. The delivery's attachment holds the batch's blinded elements as the agent evaluated them, so that it can check
     * that what is asked in the clear is what was asked blindly before.
     *
     * @param batchId of a batch the agent evaluated
     * @param legalBasis code of the legal basis, e.g. {@code LB1}: that of the batch's header
     * @param agency the asking agency's name
     * @param caseCommitment that of the batch's header
     */
    record Confirm(String batchId, String agency, String legalBasis, String caseCommitment, List<Item> items)
            implements Message {
        public Confirm {
            items = List.copyOf(items);
        }

        /** Items hold addresses: nothing of them here. */
        @Override
        public String toString() {
            return "Confirm[" + batchId + ", " + items.size() + " items]";
        }

        /**
         * One address.
         *
         * @param position in the batch
         * @param chain plain chain name
         * @param memo exactly as given, or empty
         * @param opening of the leaf that commits to the address at that position
         */
        public record Item(int position, String chain, String address, String memo, LeafOpening opening) {
            @Override
            public String toString() {
                return "Item[" + position + ", " + chain + "]";
            }
        }
    }

    /**
     * Agent to hub: one answer for every item of the confirm message, in its order.
     *
     * @param requestSha256 SHA-256 over the ASCII bytes of the compact JWS the answered confirm message came in: by it the
     *     answer says which addresses it is about. A request delivered several times has several; any one of them will do
     */
    record Confirmed(String batchId, String requestSha256, List<Answer> answers) implements Message {
        public Confirmed {
            answers = List.copyOf(answers);
        }

        /**
         * The exchange's word on one address.
         *
         * @param managed true confirms, false denies
         * @param memo what the exchange knows of the memo
         * @param listedOn plain names of the chains the exchange lists the wallet on, where the one asked about is none of
         *     them: the same 20 bytes are one wallet on every EVM chain. Empty otherwise, at most {@link #MAX_CHAINS}; an
         *     agent that says nothing of it means the same
         */
        public record Answer(
                int position,
                boolean managed,
                MemoMatch memo,
                @JsonSetter(nulls = Nulls.AS_EMPTY) List<String> listedOn) {
            /** Most chains one answer may name. */
            public static final int MAX_CHAINS = 32;

            private static final Pattern CHAIN_NAME = Pattern.compile("[a-z0-9-]{1,32}");

            public Answer {
                listedOn = List.copyOf(listedOn);
            }

            /** Whether what is said of chains can be meant: within the limits, and of a wallet that is managed. */
            public boolean isSound() {
                return listedOn.size() <= MAX_CHAINS
                        && listedOn.stream()
                                .allMatch(name -> CHAIN_NAME.matcher(name).matches())
                        && (managed || listedOn.isEmpty());
            }
        }
    }

    /** What an exchange says of the memo that came with an address. */
    enum MemoMatch {
        /** No memo was asked about, or the address needs none. */
        NOT_APPLICABLE,
        /** The memo is one of the exchange's. */
        KNOWN,
        /** The address is the exchange's, the memo is not known there. */
        UNKNOWN,
        /** The address is shared and needs a memo; none was given. */
        MISSING
    }

    /** Agent to hub: not done, and why. */
    record Refused(RefusalCode code) implements Message {}

    /**
     * Agent to hub: what an epoch's index will be. Tags are uploaded in chunks of {@link Manifest#CHUNK_TAGS}, sorted
     * ascending over the whole epoch.
     *
     * @param epoch number chosen by the agent, greater than any before
     * @param seq 0 for the full epoch; deltas count on from there
     * @param previousHash SHA-256 of the previous manifest's JWS, 64 zeros for the first
     * @param count of tags, random dummy tags included
     * @param digest SHA-256 over the concatenated SHA-256 of each chunk
     * @param namespaces lookup namespaces the exchange handles: an address of another one is <em>not covered</em>
     */
    record Manifest(
            String exchange,
            long epoch,
            long seq,
            String previousHash,
            long count,
            String digest,
            String publicKey,
            List<String> namespaces)
            implements Message {
        /** Tags in one upload chunk; the last may hold fewer. */
        public static final int CHUNK_TAGS = 65_536;

        public Manifest {
            namespaces = List.copyOf(namespaces);
        }

        /** Number of chunks, rounded up. */
        public long chunks() {
            return (count + CHUNK_TAGS - 1) / CHUNK_TAGS;
        }
    }
}
