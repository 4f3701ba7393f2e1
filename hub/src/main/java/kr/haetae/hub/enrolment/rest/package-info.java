/** Enrolments over REST. */
@NullMarked
package kr.haetae.hub.enrolment.rest;

import org.jspecify.annotations.NullMarked;
