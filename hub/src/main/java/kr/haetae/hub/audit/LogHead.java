package kr.haetae.hub.audit;

import java.time.Instant;
import kr.haetae.tlog.Checkpoint;
import kr.haetae.tlog.SignedNote;
import org.jspecify.annotations.Nullable;

/**
 * A signed head of the audit log's tree; committed, so its size never has another root.
 *
 * @param note the checkpoint with the log's signature and every cosignature received so far
 * @param checkpoint what the note says
 * @param witnessedAt when enough witnesses had cosigned it, null if they have not
 */
public record LogHead(
        SignedNote note,
        Checkpoint checkpoint,
        Instant signedAt,
        @Nullable Instant witnessedAt) {}
