/** The list of exchanges over REST. */
@NullMarked
package kr.haetae.hub.directory.rest;

import org.jspecify.annotations.NullMarked;
