/**
 * The one road to an exchange: durable tasks, signed envelopes, delivery evidence.
 */
@NullMarked
package kr.haetae.hub.mailbox;

import org.jspecify.annotations.NullMarked;
