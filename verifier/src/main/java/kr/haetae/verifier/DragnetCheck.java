package kr.haetae.verifier;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import kr.haetae.protocol.BatchHeader;
import kr.haetae.protocol.LeafOpening;
import kr.haetae.protocol.MalformedMessageException;
import kr.haetae.protocol.ReservedInputs;
import kr.haetae.protocol.VerifyKey;
import kr.haetae.protocol.WireTime;
import kr.haetae.protocol.audit.DrawnElement;
import kr.haetae.protocol.audit.DrawnElement.CanaryName;
import kr.haetae.protocol.audit.DrawnElement.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Judges what the hub opened of the elements an auditor drew from an agent's log: was each asked about for a case whose
 * recorded list holds it, or was it a dragnet? The header comes from the agent, the opening from the hub, the keys from
 * elsewhere.
 */
public final class DragnetCheck {
    private final GroundsCheck grounds;
    private final VerifyKey hubKey;
    private final Instant now;
    private final Duration term;

    /**
     * Judges under these keys.
     *
     * @param hubKey signs batch headers; from an exchange's card of the hub
     * @param term within which the hub must open what it asked
     */
    public DragnetCheck(TrustPolicy policy, VerifyKey hubKey, Instant now, Duration term) {
        this.grounds = new GroundsCheck(policy, now);
        this.hubKey = hubKey;
        this.now = now;
        this.term = term;
    }

    /**
     * What the element is. Nothing foreign makes this throw.
     *
     * @param headerJws as the agent's log has it
     * @param position that was drawn
     * @param opened what the hub answered for that draw
     */
    public DragnetFinding check(String headerJws, int position, DrawnElement opened) {
        try {
            BatchHeader header = BatchHeader.open(headerJws, hubKey);
            return check(header, position, opened);
        } catch (MalformedMessageException e) {
            return DragnetFinding.HEADER_FORGED;
        }
    }

    private DragnetFinding check(BatchHeader header, int position, DrawnElement opened) {
        boolean asked = opened.batchId().equals(header.batchId()) && opened.position() == position;
        if (asked && (opened.kind() == Kind.EXPIRED || opened.kind() == Kind.UNKNOWN)) {
            return WireTime.parse(header.time()).isBefore(now.minus(term))
                    ? DragnetFinding.EXPIRED
                    : DragnetFinding.NOT_OPENED;
        }
        LeafOpening opening = opened.opening();
        Optional<byte[]> input = GroundsCheck.hex(opened.input());
        if (!asked || opening == null || input.isEmpty() || !opening.shows(header, position, input.get())) {
            return DragnetFinding.LEAF_OTHER;
        }
        return switch (opened.kind()) {
            case PADDING -> padding(header, position, input.get());
            case CANARY -> canary(opened.canary(), input.get());
            case HONEY -> DragnetFinding.HONEY;
            case LISTED, EXPIRED, UNKNOWN -> grounds.check(header, input.get(), opened.grounds());
        };
    }

    private static DragnetFinding padding(BatchHeader header, int position, byte[] input) {
        byte[] dummy = ReservedInputs.dummy(HexFormat.of().parseHex(header.batchId()), position);
        return Arrays.equals(dummy, input) ? DragnetFinding.PADDING : DragnetFinding.RESERVED_OTHER;
    }

    private static DragnetFinding canary(@Nullable CanaryName name, byte[] input) {
        boolean known = name != null
                && name.number() >= 0
                && name.number() < ReservedInputs.CANARIES
                && Arrays.equals(
                        ReservedInputs.canaries(name.exchange(), name.epoch()).get(name.number()), input);
        return known ? DragnetFinding.CANARY : DragnetFinding.RESERVED_OTHER;
    }
}
