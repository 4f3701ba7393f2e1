/** {@code haetae audit}: takes parts of the audit log away and checks them, the latter without any hub. */
@NullMarked
package kr.haetae.cli.audit;

import org.jspecify.annotations.NullMarked;
