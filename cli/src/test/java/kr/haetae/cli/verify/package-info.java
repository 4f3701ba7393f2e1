/** Tests of the command. */
@NullMarked
package kr.haetae.cli.verify;

import org.jspecify.annotations.NullMarked;
