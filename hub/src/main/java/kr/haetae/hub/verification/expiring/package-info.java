/** Erases what verifications hold when their term is over. */
@NullMarked
package kr.haetae.hub.verification.expiring;

import org.jspecify.annotations.NullMarked;
