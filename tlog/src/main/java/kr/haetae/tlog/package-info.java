/** Merkle trees as RFC 6962 defines them: hashes, roots and inclusion proofs. JDK only, so that anybody can check it. */
@NullMarked
package kr.haetae.tlog;

import org.jspecify.annotations.NullMarked;
