package kr.haetae.hub.verification.operating;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import kr.haetae.hub.verification.Verifications.Watch;
import org.springframework.stereotype.Component;

/** Tells who watches a verification that something of it may have changed. */
@Component
public final class Changes {
    private final Map<UUID, List<Runnable>> listeners = new ConcurrentHashMap<>();

    /** Adds a listener; it must return at once. */
    public Watch watch(UUID verification, Runnable listener) {
        listeners.compute(verification, (id, before) -> {
            List<Runnable> all = before == null ? new CopyOnWriteArrayList<>() : before;
            all.add(listener);
            return all;
        });
        return () -> listeners.computeIfPresent(verification, (id, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }

    /** Calls whoever watches; to be called after commit. */
    public void happened(UUID verification) {
        listeners.getOrDefault(verification, List.of()).forEach(Runnable::run);
    }
}
