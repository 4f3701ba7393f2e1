/** Tests of the verifications, from rows to verdicts. */
@NullMarked
package kr.haetae.hub.verification;

import org.jspecify.annotations.NullMarked;
