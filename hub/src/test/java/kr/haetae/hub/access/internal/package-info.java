/** Tests of what guards the demo. */
@NullMarked
package kr.haetae.hub.access.internal;

import org.jspecify.annotations.NullMarked;
