/** The auditor's commands. */
@NullMarked
package kr.haetae.cli.audit;

import org.jspecify.annotations.NullMarked;
