/**
 * Ends how long things are kept: the one place that knows the terms.
 */
@NullMarked
package kr.haetae.hub.retention;

import org.jspecify.annotations.NullMarked;
