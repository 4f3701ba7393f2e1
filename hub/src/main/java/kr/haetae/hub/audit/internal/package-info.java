/** Writes audit entries to their table. */
@NullMarked
package kr.haetae.hub.audit.internal;

import org.jspecify.annotations.NullMarked;
