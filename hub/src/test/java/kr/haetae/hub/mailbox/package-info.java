/** Tests of the mailbox over real TLS and PostgreSQL. */
@NullMarked
package kr.haetae.hub.mailbox;

import org.jspecify.annotations.NullMarked;
