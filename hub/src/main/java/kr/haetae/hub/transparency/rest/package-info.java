/** What is told of the audit log: heads, proofs, bundles. */
@NullMarked
package kr.haetae.hub.transparency.rest;

import org.jspecify.annotations.NullMarked;
