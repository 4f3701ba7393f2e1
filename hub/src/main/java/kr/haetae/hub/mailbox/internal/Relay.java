package kr.haetae.hub.mailbox.internal;

import java.util.UUID;

/**
 * What is remembered of one handing over of a task.
 *
 * @param envelopeSha256 of what was signed, 64 hex digits
 * @param attachmentBytes how much came with it
 */
record Relay(UUID taskId, int attempt, String envelopeSha256, int attachmentBytes) {}
