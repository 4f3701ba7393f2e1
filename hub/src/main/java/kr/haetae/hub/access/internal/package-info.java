/** Sessions, the authorisation table and what enforces it. */
@NullMarked
package kr.haetae.hub.access.internal;

import org.jspecify.annotations.NullMarked;
