/** The agent's own append-only log: hash-chained lines, on disk before any answer leaves. */
@NullMarked
package kr.haetae.agent.journal;

import org.jspecify.annotations.NullMarked;
