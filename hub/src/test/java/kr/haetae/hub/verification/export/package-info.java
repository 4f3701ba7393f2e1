/** Tests of downloads. */
@NullMarked
package kr.haetae.hub.verification.export;

import org.jspecify.annotations.NullMarked;
