package kr.haetae.hub.verification;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import kr.haetae.oprf.Group;
import kr.haetae.oprf.VoprfClient;
import kr.haetae.protocol.BatchCommitment;
import kr.haetae.protocol.BatchHeader;
import kr.haetae.protocol.Message;
import kr.haetae.protocol.VerifyKey;

/** Checks as an agent does that a question in the clear is about what was asked blindly before. */
final class Binding {
    private final VerifyKey hubKey;

    Binding(VerifyKey hubKey) {
        this.hubKey = hubKey;
    }

    /**
     * Whether a question is about one of these batches.
     *
     * @param elements the blinded elements that came with the question
     */
    boolean holds(Message.Confirm confirm, byte[] elements, List<Message.Evaluate> evaluations) {
        BatchHeader header = evaluations.stream()
                .map(evaluate -> BatchHeader.open(evaluate.header(), hubKey))
                .filter(known -> known.batchId().equals(confirm.batchId()))
                .findFirst()
                .orElseThrow();
        return header.caseCommitment().equals(confirm.caseCommitment())
                && header.legalBasisClass().strip().equals(confirm.legalBasis())
                && header.elementsSha256()
                        .equals(HexFormat.of()
                                .formatHex(BatchCommitment.sha256().digest(elements)))
                && confirm.items().stream().allMatch(item -> isCommitted(header, item, elements));
    }

    private static boolean isCommitted(BatchHeader header, Message.Confirm.Item item, byte[] elements) {
        byte[] input = TestAddresses.wallet(item.chain(), item.address()).lookupInput();
        byte[] element = new VoprfClient(Group.best())
                .blind(List.of(input), List.of(item.opening().blindBytes()))
                .blindedElements();
        int at = item.position() * element.length;
        return item.opening().shows(header, item.position(), input)
                && Arrays.equals(element, Arrays.copyOfRange(elements, at, at + element.length));
    }
}
