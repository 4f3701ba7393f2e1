/** Commits to the lists that are submitted, and opens to auditors what they draw from agents' logs. */
@NullMarked
package kr.haetae.hub.verification.drawing;

import org.jspecify.annotations.NullMarked;
