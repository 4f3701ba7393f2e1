/**
 * The base encodings addresses are written in: Base58, Bech32, Base32, hexadecimal, and the digests behind their checksums.
 *
 * <p>Nothing here throws on bad input: reading a list tries many encodings on every row, and an exception costs more
 * than the decoding. Bad input gives null or an offending position.
 */
@NullMarked
package kr.haetae.address.encoding;

import org.jspecify.annotations.NullMarked;
