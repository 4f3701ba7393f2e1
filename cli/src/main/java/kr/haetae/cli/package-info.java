/** The commands people and scripts call. */
@NullMarked
package kr.haetae.cli;

import org.jspecify.annotations.NullMarked;
