/** Puts distinct addresses into batches and remembers which row asks for which elements. */
@NullMarked
package kr.haetae.hub.verification.planning;

import org.jspecify.annotations.NullMarked;
