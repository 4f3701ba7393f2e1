package kr.haetae.hub.tagindex;

import java.util.Set;
import java.util.UUID;

/** Tells which epochs are still needed; whoever pins tasks to epochs implements it. */
public interface OpenEpochs {
    /** The {@link EpochRef#indexId} of every epoch an open task names. */
    Set<UUID> namedByOpenTasks();
}
