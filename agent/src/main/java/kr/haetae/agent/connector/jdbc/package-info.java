/** Wallets from a database query. */
@NullMarked
package kr.haetae.agent.connector.jdbc;

import org.jspecify.annotations.NullMarked;
