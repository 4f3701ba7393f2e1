package kr.haetae.agent.publishing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kr.haetae.agent.hublink.Backoff;
import kr.haetae.agent.hublink.HubLink;
import kr.haetae.agent.hublink.HubLink.Reply;
import kr.haetae.agent.report.ExitCode;
import kr.haetae.agent.report.Problem;
import kr.haetae.agent.report.Progress;
import kr.haetae.protocol.AgentApi;
import kr.haetae.protocol.AgentApi.EpochState;
import kr.haetae.protocol.AgentApi.EpochStatus;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.Message.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Brings one epoch to the hub. What to do next follows from what the hub says of the epoch, never from memory, so that it
 * goes on after any crash on either side; a hub that is away is waited for.
 */
final class EpochUpload {
    private static final long POLL_MILLIS = 200;

    private final HubLink hub;
    private final Progress progress;

    EpochUpload(HubLink hub, Progress progress) {
        this.hub = hub;
        this.progress = progress;
    }

    /**
     * Uploads until the hub has the epoch active, retiring, dropped or failed.
     *
     * @throws Problem if the hub refuses
     */
    EpochState bring(long epoch, String manifestJws, Path tagsFile) throws InterruptedException, IOException {
        long tags = Files.size(tagsFile) / Tagger.TAG_BYTES;
        long chunks = (tags + Manifest.CHUNK_TAGS - 1) / Manifest.CHUNK_TAGS;
        Backoff backoff = new Backoff();
        try (Progress.Step step = progress.step("uploading", chunks)) {
            long shown = 0;
            EpochStatus status = null;
            while (true) {
                EpochStatus next = status == null ? offer(manifestJws) : step(epoch, status, chunks, tagsFile);
                if (next == null) {
                    status = null;
                    backoff.sleep();
                    continue;
                }
                backoff.reset();
                step.advance(Math.max(0, next.nextChunk() - shown));
                shown = Math.max(shown, next.nextChunk());
                if (next.state() != EpochState.UPLOADING && next.state() != EpochState.PROVING) {
                    return next.state();
                }
                status = next;
            }
        }
    }

    /** Posts the manifest: the hub's answer says where the upload stands. Null if the hub is away. */
    private @Nullable EpochStatus offer(String manifestJws) throws InterruptedException {
        try {
            Reply reply = hub.post(AgentApi.EPOCHS, Delivery.of(manifestJws, new byte[0]));
            if (reply.status() == 409) {
                throw new Problem(ExitCode.REFUSED_BY_HUB, "hub.refused", reply.status());
            }
            return status(reply);
        } catch (IOException e) {
            return null;
        }
    }

    /** One step on from a known state. Null if the hub is away or lost track. */
    private @Nullable EpochStatus step(long epoch, EpochStatus status, long chunks, Path tagsFile)
            throws InterruptedException, IOException {
        String path = AgentApi.EPOCHS + "/" + epoch;
        if (status.state() == EpochState.PROVING) {
            Thread.sleep(POLL_MILLIS);
            return ask(path);
        }
        if (status.nextChunk() >= chunks) {
            return complete(path);
        }
        byte[] chunk = TagChunks.read(tagsFile, status.nextChunk());
        try {
            Reply reply = hub.put(path + "/chunks/" + status.nextChunk(), chunk);
            return reply.ok() ? new EpochStatus(epoch, EpochState.UPLOADING, status.nextChunk() + 1, "") : null;
        } catch (IOException e) {
            return null;
        }
    }

    private @Nullable EpochStatus ask(String path) throws InterruptedException {
        try {
            return status(hub.get(path));
        } catch (IOException e) {
            return null;
        }
    }

    private @Nullable EpochStatus complete(String path) throws InterruptedException {
        try {
            EpochStatus status = status(hub.post(path + "/complete"));
            if (status != null && status.state() == EpochState.UPLOADING) {
                // The hub still builds its index: it is asked again, but not at once.
                Thread.sleep(POLL_MILLIS);
            }
            return status;
        } catch (IOException e) {
            return null;
        }
    }

    private static @Nullable EpochStatus status(Reply reply) {
        if (reply.ok()) {
            return Json.read(reply.body(), EpochStatus.class);
        }
        boolean lasting = List.of(400, 401, 403, 422).contains(reply.status());
        if (lasting) {
            throw new Problem(ExitCode.REFUSED_BY_HUB, "hub.refused", reply.status());
        }
        return null;
    }
}
