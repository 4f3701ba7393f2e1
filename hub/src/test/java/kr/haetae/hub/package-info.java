/** Tests of the hub as a whole. */
@NullMarked
package kr.haetae.hub;

import org.jspecify.annotations.NullMarked;
