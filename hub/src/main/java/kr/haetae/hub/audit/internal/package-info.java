/** Writes audit entries to their table, and grows the log's tree over them. */
@NullMarked
package kr.haetae.hub.audit.internal;

import org.jspecify.annotations.NullMarked;
