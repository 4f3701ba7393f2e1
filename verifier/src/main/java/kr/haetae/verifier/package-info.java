/**
 * The auditor's offline check of an exported audit log. It knows the log's formats and nothing of the hub, so that
 * whoever distrusts the hub need not run its code.
 */
@NullMarked
package kr.haetae.verifier;

import org.jspecify.annotations.NullMarked;
