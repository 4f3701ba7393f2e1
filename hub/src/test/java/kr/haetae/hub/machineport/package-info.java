/** Tests of the machine port, and a member that calls it. */
@NullMarked
package kr.haetae.hub.machineport;

import org.jspecify.annotations.NullMarked;
