/** The agent as a witness of the hub's audit log: it cosigns that the log only grew, and remembers what it cosigned. */
@NullMarked
package kr.haetae.agent.witnessing;

import org.jspecify.annotations.NullMarked;
