/** The pages of people and their enrolment. */
@NullMarked
package kr.haetae.hub.enrolment.web;

import org.jspecify.annotations.NullMarked;
