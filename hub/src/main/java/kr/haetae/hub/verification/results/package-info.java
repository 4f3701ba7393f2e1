/** Puts answers together into verdicts, progress and rows. */
@NullMarked
package kr.haetae.hub.verification.results;

import org.jspecify.annotations.NullMarked;
