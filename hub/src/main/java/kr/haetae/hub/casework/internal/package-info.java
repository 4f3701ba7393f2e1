/** Keeps cases and the catalogue of legal bases. */
@NullMarked
package kr.haetae.hub.casework.internal;

import org.jspecify.annotations.NullMarked;
