/**
 * Cases and their legal bases.
 */
@NullMarked
package kr.haetae.hub.casework;

import org.jspecify.annotations.NullMarked;
