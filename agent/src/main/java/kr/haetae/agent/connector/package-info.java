/** The SPI through which the agent reads an exchange's wallets; it knows nothing of the agent. */
@NullMarked
package kr.haetae.agent.connector;

import org.jspecify.annotations.NullMarked;
