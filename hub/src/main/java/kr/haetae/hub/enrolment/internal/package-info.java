/** Takes every step of an enrolment, and only where its rules allow it. */
@NullMarked
package kr.haetae.hub.enrolment.internal;

import org.jspecify.annotations.NullMarked;
