/** Looks every hour for what is kept past its term, and erases it. */
@NullMarked
package kr.haetae.hub.retention.internal;

import org.jspecify.annotations.NullMarked;
