/**
 * The record of every act: written in the act's own transaction, sequenced later. Depends on nothing.
 */
@NullMarked
package kr.haetae.hub.audit;

import org.jspecify.annotations.NullMarked;
