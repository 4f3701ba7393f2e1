/** Shows that an index was made with the key that evaluates, by finding its canaries. */
@NullMarked
package kr.haetae.hub.verification.proving;

import org.jspecify.annotations.NullMarked;
