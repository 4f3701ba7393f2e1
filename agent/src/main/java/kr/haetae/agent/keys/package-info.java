/** The agent directory and the secret files in it: message key, TLS identity, local log key. */
@NullMarked
package kr.haetae.agent.keys;

import org.jspecify.annotations.NullMarked;
