/** The page of the exchanges. */
@NullMarked
package kr.haetae.hub.directory.web;

import org.jspecify.annotations.NullMarked;
