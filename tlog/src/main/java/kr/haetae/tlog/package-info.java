/**
 * A transparency log's pure part: RFC 6962 trees kept as tiles, inclusion and consistency proofs, C2SP checkpoints,
 * signed notes, cosignatures and a witness's rules. JDK only, so that anybody can check it.
 */
@NullMarked
package kr.haetae.tlog;

import org.jspecify.annotations.NullMarked;
