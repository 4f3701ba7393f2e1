/** Tests of cases and legal bases. */
@NullMarked
package kr.haetae.hub.casework;

import org.jspecify.annotations.NullMarked;
