/**
 * What hub and agent say to each other, word for word: messages, signed envelopes, refusal codes, the commitments
 * both sides and an auditor recompute, and how each side knows the other. Nothing here opens a connection or knows a
 * database or a framework.
 */
@NullMarked
package kr.haetae.protocol;

import org.jspecify.annotations.NullMarked;
