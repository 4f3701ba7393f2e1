/** The login page. */
@NullMarked
package kr.haetae.hub.access.web;

import org.jspecify.annotations.NullMarked;
