/**
 * Reads wallet addresses of every chain: parses, validates, canonicalises.
 *
 * <p>The one entry point is {@link kr.haetae.address.AddressReader}. What it returns is either a list of
 * {@link kr.haetae.address.WalletAddress} (one for every chain the text fits) or a coded
 * {@link kr.haetae.address.AddressError}; it never guesses a correction of characters.
 */
@NullMarked
package kr.haetae.address;

import org.jspecify.annotations.NullMarked;
