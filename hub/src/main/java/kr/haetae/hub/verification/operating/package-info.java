/** What the workers share: completion, alarms, and who wants to hear of changes. */
@NullMarked
package kr.haetae.hub.verification.operating;

import org.jspecify.annotations.NullMarked;
