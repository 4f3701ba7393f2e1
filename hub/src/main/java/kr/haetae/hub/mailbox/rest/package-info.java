/** What an exchange's agent calls on the machine port. */
@NullMarked
package kr.haetae.hub.mailbox.rest;

import org.jspecify.annotations.NullMarked;
