/** Tests of problems, limits and repeated requests. */
@NullMarked
package kr.haetae.hub.frame;

import org.jspecify.annotations.NullMarked;
