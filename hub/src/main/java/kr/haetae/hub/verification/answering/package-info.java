/** Proves, opens and looks up what exchanges evaluated. */
@NullMarked
package kr.haetae.hub.verification.answering;

import org.jspecify.annotations.NullMarked;
