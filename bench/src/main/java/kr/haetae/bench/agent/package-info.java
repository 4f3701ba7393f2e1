/** The agent as an exchange runs it, its own process with the shipped options, before a hub that only listens. */
@NullMarked
package kr.haetae.bench.agent;

import org.jspecify.annotations.NullMarked;
