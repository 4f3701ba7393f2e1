/**
 * The oblivious pseudorandom function behind the lookup tags: RFC 9497, suite ristretto255-SHA512, modes OPRF (0x00)
 * and VOPRF (0x01), on libsodium or in pure Java.
 *
 * <p>The exchange holds an {@link kr.haetae.oprf.OprfKey} in a {@link kr.haetae.oprf.VoprfServer}; the hub asks through
 * a {@link kr.haetae.oprf.VoprfClient}. Batches travel packed: n elements are 32·n bytes, one after another.
 *
 * <h2>Two kinds of arithmetic, never mixed</h2>
 *
 * <p>Keys, blinds, their inverses and proof nonces go only through {@link kr.haetae.oprf.Group}, whose two backends are
 * constant-time. The classes named {@code Public…} are variable-time and see only what travels on the wire in the clear.
 */
@NullMarked
package kr.haetae.oprf;

import org.jspecify.annotations.NullMarked;
