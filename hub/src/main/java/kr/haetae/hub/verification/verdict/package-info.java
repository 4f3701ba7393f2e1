/** The rule that makes one verdict of all exchanges' answers. Pure; no database, no clock. */
@NullMarked
package kr.haetae.hub.verification.verdict;

import org.jspecify.annotations.NullMarked;
