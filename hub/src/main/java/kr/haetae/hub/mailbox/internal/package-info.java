/** Tasks as rows, polls that wait without holding anything, answers accepted once. */
@NullMarked
package kr.haetae.hub.mailbox.internal;

import org.jspecify.annotations.NullMarked;
