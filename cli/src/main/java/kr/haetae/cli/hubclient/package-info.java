/** Talks to a hub's public API as a client would. */
@NullMarked
package kr.haetae.cli.hubclient;

import org.jspecify.annotations.NullMarked;
