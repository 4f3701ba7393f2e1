/** The connector, its gate and the card that tells agents where it is. */
@NullMarked
package kr.haetae.hub.machineport.internal;

import org.jspecify.annotations.NullMarked;
