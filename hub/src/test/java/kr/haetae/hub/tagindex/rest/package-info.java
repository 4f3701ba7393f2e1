/** Tests of the agents' endpoints. */
@NullMarked
package kr.haetae.hub.tagindex.rest;

import org.jspecify.annotations.NullMarked;
