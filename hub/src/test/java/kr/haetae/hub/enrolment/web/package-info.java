/** Tests of the pages of people. */
@NullMarked
package kr.haetae.hub.enrolment.web;

import org.jspecify.annotations.NullMarked;
