/** Reads rows of addresses out of pastes, CSV, XLSX and JSON, with a limit on everything. */
@NullMarked
package kr.haetae.hub.verification.intake;

import org.jspecify.annotations.NullMarked;
