/**
 * What hub and agent say to each other, word for word: messages, signed envelopes, refusal codes and the commitments
 * both sides and an auditor recompute. Nothing here knows a network, a database or a framework.
 */
@NullMarked
package kr.haetae.protocol;

import org.jspecify.annotations.NullMarked;
