/** Turns planned batches into blinded ones in every exchange's mailbox. */
@NullMarked
package kr.haetae.hub.verification.sending;

import org.jspecify.annotations.NullMarked;
