/** Tests of batches. */
@NullMarked
package kr.haetae.hub.verification.planning;

import org.jspecify.annotations.NullMarked;
