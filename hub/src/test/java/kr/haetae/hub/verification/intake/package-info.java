/** Tests of reading rows. */
@NullMarked
package kr.haetae.hub.verification.intake;

import org.jspecify.annotations.NullMarked;
