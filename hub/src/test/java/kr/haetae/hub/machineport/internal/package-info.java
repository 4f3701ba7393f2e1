/** Tests of the gate's parts. */
@NullMarked
package kr.haetae.hub.machineport.internal;

import org.jspecify.annotations.NullMarked;
