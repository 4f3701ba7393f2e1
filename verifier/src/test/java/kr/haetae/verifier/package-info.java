/** Tests of the offline verifier. */
@NullMarked
package kr.haetae.verifier;

import org.jspecify.annotations.NullMarked;
