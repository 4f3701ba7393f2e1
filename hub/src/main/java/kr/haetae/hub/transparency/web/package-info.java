/** The auditor's pages: what is in the log, and that it is. */
@NullMarked
package kr.haetae.hub.transparency.web;

import org.jspecify.annotations.NullMarked;
