package kr.haetae.hub.transparency.internal;

import java.util.List;
import kr.haetae.hub.audit.LogDamagedException;
import kr.haetae.hub.audit.Sequencer;
import kr.haetae.hub.work.Signal;
import kr.haetae.hub.work.Worker;
import kr.haetae.hub.work.Working;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Has the log sequenced every second, and without a pause while there is more. */
@Component
class SequencerWorker implements Working {
    private static final Logger LOG = LoggerFactory.getLogger(SequencerWorker.class);
    private static final long EVERY_MILLIS = 1_000;

    private final Sequencer sequencer;
    private final List<Worker> workers = List.of(new Worker("audit-sequencer", new Signal(), EVERY_MILLIS, this::step));
    private boolean alarmed;

    SequencerWorker(Sequencer sequencer) {
        this.sequencer = sequencer;
    }

    private boolean step() {
        try {
            boolean more = sequencer.sequence();
            alarmed = false;
            return more;
        } catch (LogDamagedException e) {
            if (!alarmed) {
                LOG.error("ALARM: the audit log is not sequenced any more: {}", e.getMessage());
                alarmed = true;
            }
            return false;
        }
    }

    @Override
    public List<Worker> workers() {
        return workers;
    }
}
