/** The page of the legal bases. */
@NullMarked
package kr.haetae.hub.casework.web;

import org.jspecify.annotations.NullMarked;
