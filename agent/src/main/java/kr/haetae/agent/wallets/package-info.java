/** The exchange's wallets in memory: packed, sorted, searched when a hit is to be confirmed. */
@NullMarked
package kr.haetae.agent.wallets;

import org.jspecify.annotations.NullMarked;
