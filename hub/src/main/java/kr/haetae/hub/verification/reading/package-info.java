/** Reads each row's address, marks duplicates, and masks what must never be kept. */
@NullMarked
package kr.haetae.hub.verification.reading;

import org.jspecify.annotations.NullMarked;
