/** Tests of enrolment. */
@NullMarked
package kr.haetae.hub.enrolment;

import org.jspecify.annotations.NullMarked;
