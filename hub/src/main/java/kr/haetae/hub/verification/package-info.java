/**
 * Asks every exchange whether it manages an address, and tells only the one that does.
 */
@NullMarked
package kr.haetae.hub.verification;

import org.jspecify.annotations.NullMarked;
