/** What the public says of addresses that nobody claims. */
@NullMarked
package kr.haetae.hub.verification.hint;

import org.jspecify.annotations.NullMarked;
