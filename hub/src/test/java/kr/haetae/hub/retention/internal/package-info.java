/** Tests of retention. */
@NullMarked
package kr.haetae.hub.retention.internal;

import org.jspecify.annotations.NullMarked;
