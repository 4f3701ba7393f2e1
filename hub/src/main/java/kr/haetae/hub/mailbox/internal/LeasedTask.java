package kr.haetae.hub.mailbox.internal;

import java.util.UUID;
import kr.haetae.hub.mailbox.TaskKind;

/** A task that is one agent's to do for a while. */
record LeasedTask(UUID id, TaskKind kind, UUID subject, int attempt) {}
