/** Tests of the mailbox from inside. */
@NullMarked
package kr.haetae.hub.mailbox.internal;

import org.jspecify.annotations.NullMarked;
