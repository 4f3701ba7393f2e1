/** How keys are made, derived and kept. */
@NullMarked
package kr.haetae.hub.keys.internal;

import org.jspecify.annotations.NullMarked;
