/** Tests of the auditor's pages. */
@NullMarked
package kr.haetae.hub.transparency.web;

import org.jspecify.annotations.NullMarked;
