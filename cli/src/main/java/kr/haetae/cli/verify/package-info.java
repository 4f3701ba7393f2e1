/** Sends a list of addresses to a hub and waits for the verdicts. */
@NullMarked
package kr.haetae.cli.verify;

import org.jspecify.annotations.NullMarked;
