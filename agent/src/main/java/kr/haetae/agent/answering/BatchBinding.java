package kr.haetae.agent.answering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import kr.haetae.address.AddressReader;
import kr.haetae.address.AddressReading;
import kr.haetae.address.WalletAddress;
import kr.haetae.oprf.Blinded;
import kr.haetae.oprf.Group;
import kr.haetae.oprf.VoprfClient;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.BatchHeader;
import kr.haetae.protocol.Message.Confirm;
import kr.haetae.protocol.RefusalCode;

/**
 * Holds a confirm request against the batch it names: a hub may ask in the clear only for what it blinded, had evaluated
 * here and committed to before. Each address must open the leaf at its position under the Merkle root of the header in the
 * agent's own log, and blinding it by the opened blind must give the very element that was evaluated. So a position stands
 * for one address, and no more addresses can be asked about than elements were counted in the quota.
 */
final class BatchBinding {
    private static final int ELEMENT_BYTES = Group.ELEMENT_LENGTH_BYTES;

    private final AddressReader reader;
    private final AnswerLog log;
    private final VoprfClient client;

    BatchBinding(AddressReader reader, AnswerLog log, Group group) {
        this.reader = reader;
        this.log = log;
        this.client = new VoprfClient(group);
    }

    /**
     * An address of the request, as it was committed to.
     *
     * @param memo as read from the request, or empty
     */
    record Asked(WalletAddress address, String memo) {
        @Override
        public String toString() {
            return "Asked[]";
        }
    }

    /**
     * The addresses asked about, in the order of the items.
     *
     * @param elements of the batch, as they came with the request
     * @throws RefusedException if anything in it is not what the batch's header commits to
     */
    List<Asked> check(Confirm task, byte[] elements) throws RefusedException {
        BatchHeader header =
                log.batch(task.batchId()).orElseThrow(() -> new RefusedException(RefusalCode.UNKNOWN_BATCH));
        boolean sameCause = header.caseCommitment().equals(task.caseCommitment())
                && header.legalBasisClass().strip().equals(task.legalBasis().strip());
        Wire.require(sameCause, RefusalCode.NOT_COMMITTED);
        String digest = HexFormat.of().formatHex(BatchCommitment.sha256().digest(elements));
        Wire.require(digest.equals(header.elementsSha256()), RefusalCode.ELEMENTS_DO_NOT_MATCH_HEADER);
        List<Asked> asked = new ArrayList<>();
        SortedMap<Integer, byte[]> inputs = new TreeMap<>();
        SortedMap<Integer, byte[]> blinds = new TreeMap<>();
        for (Confirm.Item item : task.items()) {
            Asked one = committed(header, item);
            asked.add(one);
            inputs.put(item.position(), one.address().lookupInput());
            blinds.put(item.position(), item.opening().blindBytes());
        }
        Wire.require(wereEvaluated(inputs, blinds, elements), RefusalCode.NOT_COMMITTED);
        return asked;
    }

    /** A text may be read as an address of several chains: the one committed to is meant. */
    private Asked committed(BatchHeader header, Confirm.Item item) throws RefusedException {
        String memo = item.memo().isEmpty() ? null : item.memo();
        if (reader.read(item.chain(), item.address(), memo) instanceof AddressReading.Valid valid) {
            for (WalletAddress address : valid.addresses()) {
                if (item.opening().shows(header, item.position(), address.lookupInput())) {
                    return new Asked(address, valid.memo() == null ? "" : valid.memo());
                }
            }
        }
        throw new RefusedException(RefusalCode.NOT_COMMITTED);
    }

    private boolean wereEvaluated(
            SortedMap<Integer, byte[]> inputs, SortedMap<Integer, byte[]> blinds, byte[] elements) {
        byte[] blinded;
        try {
            Blinded made = client.blind(List.copyOf(inputs.values()), List.copyOf(blinds.values()));
            blinded = made.blindedElements();
            made.destroy();
        } catch (IllegalArgumentException e) {
            return false;
        }
        int next = 0;
        for (int position : inputs.keySet()) {
            int from = position * ELEMENT_BYTES;
            if (!Arrays.equals(elements, from, from + ELEMENT_BYTES, blinded, next, next + ELEMENT_BYTES)) {
                return false;
            }
            next += ELEMENT_BYTES;
        }
        return true;
    }
}
