/** Tests of public attributions. */
@NullMarked
package kr.haetae.hub.verification.hint;

import org.jspecify.annotations.NullMarked;
