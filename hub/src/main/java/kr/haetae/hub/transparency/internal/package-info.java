/** Keeps the log's key, has the log sequenced, offers its heads to witnesses and writes bundles. */
@NullMarked
package kr.haetae.hub.transparency.internal;

import org.jspecify.annotations.NullMarked;
