/** The demo's login over REST. */
@NullMarked
package kr.haetae.hub.access.rest;

import org.jspecify.annotations.NullMarked;
