/** The commands of the agent, each wiring the features it needs. */
@NullMarked
package kr.haetae.agent.command;

import org.jspecify.annotations.NullMarked;
