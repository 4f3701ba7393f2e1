/**
 * The page frame every page shares, and the errors people read.
 */
@NullMarked
package kr.haetae.hub.frame;

import org.jspecify.annotations.NullMarked;
