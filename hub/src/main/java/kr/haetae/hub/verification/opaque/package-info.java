/** Bytes that are carried along as they are and never shown. */
@NullMarked
package kr.haetae.hub.verification.opaque;

import org.jspecify.annotations.NullMarked;
