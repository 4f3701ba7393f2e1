/** Tests of the pages of cases and verifications. */
@NullMarked
package kr.haetae.hub.verification.web;

import org.jspecify.annotations.NullMarked;
