/** Tests of the keys. */
@NullMarked
package kr.haetae.hub.keys.internal;

import org.jspecify.annotations.NullMarked;
