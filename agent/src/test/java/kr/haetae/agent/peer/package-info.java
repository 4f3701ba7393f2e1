/** The agent's own process, driven over real mutual TLS by a hub made for tests. */
@NullMarked
package kr.haetae.agent.peer;

import org.jspecify.annotations.NullMarked;
