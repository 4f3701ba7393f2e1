/** Tests of the directory. */
@NullMarked
package kr.haetae.hub.directory;

import org.jspecify.annotations.NullMarked;
