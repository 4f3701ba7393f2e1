/** Tests of the verdict rule. */
@NullMarked
package kr.haetae.hub.verification.verdict;

import org.jspecify.annotations.NullMarked;
