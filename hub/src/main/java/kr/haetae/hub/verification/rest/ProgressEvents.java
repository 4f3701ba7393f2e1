package kr.haetae.hub.verification.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.verification.Progress;
import kr.haetae.hub.verification.VerificationId;
import kr.haetae.hub.verification.Verifications;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Progress as server-sent events: one at once, then one after every change, at most a few a second. */
@Tag(name = "verifications")
@RestController
class ProgressEvents {
    private static final long OPEN_MILLIS = 10 * 60 * 1_000L;
    private static final long GATHER_MILLIS = 300;
    private static final long HEARTBEAT_MILLIS = 5_000;

    private final Verifications verifications;
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2, work -> {
        Thread thread = new Thread(work, "progress-events");
        thread.setDaemon(true);
        return thread;
    });

    ProgressEvents(Verifications verifications) {
        this.verifications = verifications;
    }

    @Operation(summary = "Progress as server-sent events named progress, until it is complete")
    @GetMapping(path = "/api/v1/verifications/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(Caller caller, @PathVariable String id) {
        VerificationId known = VerificationController.idOf(id);
        SseEmitter emitter = new SseEmitter(OPEN_MILLIS);
        Stream stream = new Stream(caller, known, emitter);
        Verifications.Watch watch = verifications.watch(caller, known, stream::wake);
        emitter.onCompletion(() -> stream.end(watch));
        emitter.onTimeout(() -> stream.end(watch));
        emitter.onError(failure -> stream.end(watch));
        stream.wake();
        stream.heartbeat();
        return emitter;
    }

    private final class Stream {
        private final Caller caller;
        private final VerificationId id;
        private final SseEmitter emitter;
        private final AtomicBoolean scheduled = new AtomicBoolean();
        private final AtomicBoolean ended = new AtomicBoolean();

        Stream(Caller caller, VerificationId id, SseEmitter emitter) {
            this.caller = caller;
            this.id = id;
            this.emitter = emitter;
        }

        /** Gathers the changes of a moment into one event. */
        void wake() {
            if (!ended.get() && scheduled.compareAndSet(false, true)) {
                ScheduledFuture<?> unused = scheduler.schedule(this::send, GATHER_MILLIS, TimeUnit.MILLISECONDS);
            }
        }

        /** Silences pass their deadline without any event: the time itself is the change. */
        void heartbeat() {
            if (!ended.get()) {
                wake();
                ScheduledFuture<?> unused =
                        scheduler.schedule(this::heartbeat, HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS);
            }
        }

        private void send() {
            scheduled.set(false);
            if (ended.get()) {
                return;
            }
            try {
                Progress progress = verifications.progress(caller, id);
                emitter.send(SseEmitter.event().name("progress").data(progress, MediaType.APPLICATION_JSON));
                if (progress.state() == Progress.State.COMPLETE) {
                    emitter.complete();
                }
            } catch (IOException | RuntimeException e) {
                emitter.completeWithError(e);
            }
        }

        void end(Verifications.Watch watch) {
            ended.set(true);
            watch.close();
        }
    }

    @PreDestroy
    void close() {
        scheduler.shutdownNow();
    }
}
