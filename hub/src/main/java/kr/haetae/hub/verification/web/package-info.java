/** The pages of cases and verifications: list, intake, board. */
@NullMarked
package kr.haetae.hub.verification.web;

import org.jspecify.annotations.NullMarked;
