/** Starts a hub and its exchanges on this machine, with wallets that are said to be synthetic. */
@NullMarked
package kr.haetae.cli.demo;

import org.jspecify.annotations.NullMarked;
