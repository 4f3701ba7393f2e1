/** Published vectors of every chain. */
@NullMarked
package kr.haetae.address.chain;

import org.jspecify.annotations.NullMarked;
