/** Wallets from a CSV file. */
@NullMarked
package kr.haetae.agent.connector.csv;

import org.jspecify.annotations.NullMarked;
