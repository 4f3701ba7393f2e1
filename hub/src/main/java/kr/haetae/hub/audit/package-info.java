/**
 * The record of every act: written in the act's own transaction, then sequenced into a Merkle tree whose heads are signed.
 * Depends on nothing.
 */
@NullMarked
package kr.haetae.hub.audit;

import org.jspecify.annotations.NullMarked;
