/** Results as files, and as a paragraph for a report. */
@NullMarked
package kr.haetae.hub.verification.export;

import org.jspecify.annotations.NullMarked;
