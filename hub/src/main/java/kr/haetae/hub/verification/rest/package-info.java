/** The verifications over HTTP. */
@NullMarked
package kr.haetae.hub.verification.rest;

import org.jspecify.annotations.NullMarked;
