/**
 * How people come in, stay and go: invitation, call-back, two who approve; suspension, a lost key, leaving.
 */
@NullMarked
package kr.haetae.hub.enrolment;

import org.jspecify.annotations.NullMarked;
