/** Tests of the command. */
@NullMarked
package kr.haetae.cli.demo;

import org.jspecify.annotations.NullMarked;
