/**
 * The audit log as others can check it: its key, its proofs, its witnesses, its exports.
 */
@NullMarked
package kr.haetae.hub.transparency;

import org.jspecify.annotations.NullMarked;
