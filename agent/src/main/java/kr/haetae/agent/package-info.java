/** The exchange-side process: publishes lookup tags, evaluates blinded batches, confirms what is its own. */
@NullMarked
package kr.haetae.agent;

import org.jspecify.annotations.NullMarked;
