/** Accepts a verification: all of it or nothing. */
@NullMarked
package kr.haetae.hub.verification.submitting;

import org.jspecify.annotations.NullMarked;
