/** Turns whatever went wrong into an answer a person can act on. */
@NullMarked
package kr.haetae.hub.frame.internal;

import org.jspecify.annotations.NullMarked;
