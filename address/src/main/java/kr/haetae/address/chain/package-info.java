/**
 * One codec for each chain, or for a family of chains that share a form.
 *
 * <p>Adding a chain is one class here, one line in {@link kr.haetae.address.ChainRegistry} and its published vectors as a
 * test. A chain's namespace is its CAIP-2 identifier unless one wallet exists on several chains (EVM: {@code eip155}).
 * Canonical bytes are what the chain itself identifies a wallet by: the output script of Bitcoin and its relatives, the
 * account's bytes without version and checksum elsewhere.
 */
@NullMarked
package kr.haetae.address.chain;

import org.jspecify.annotations.NullMarked;
