/**
 * The audit log's leaves and the bundle they are exported in: bytes and lines that the hub writes and anybody can
 * check. docs/audit-log.md says them in words.
 */
@NullMarked
package kr.haetae.protocol.audit;

import org.jspecify.annotations.NullMarked;
