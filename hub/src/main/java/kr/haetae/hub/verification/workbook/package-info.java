/** How an XLSX workbook is put together: for whoever limits, reads or changes one. */
@NullMarked
package kr.haetae.hub.verification.workbook;

import org.jspecify.annotations.NullMarked;
