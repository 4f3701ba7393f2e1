/** Tests of the audit log. */
@NullMarked
package kr.haetae.hub.audit;

import org.jspecify.annotations.NullMarked;
