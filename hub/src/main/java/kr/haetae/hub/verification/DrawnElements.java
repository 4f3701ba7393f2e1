package kr.haetae.hub.verification;

import java.util.List;
import kr.haetae.hub.access.Caller;
import kr.haetae.protocol.audit.DrawnElement;

/** Opens what an auditor drew from an agent's log, so that a dragnet can be proven and its absence too. */
public interface DrawnElements {
    /**
     * The draws opened, in their order; opening is recorded.
     *
     * @param draws 1 to {@code Limit.DRAWN_ELEMENTS}
     * @throws kr.haetae.hub.frame.Problem INVALID_FIELD
     */
    List<DrawnElement> open(Caller auditor, List<DrawnElement.Draw> draws);
}
