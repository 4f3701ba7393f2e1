/** Asks the one exchange that holds an address, and holds back what a person must decide. */
@NullMarked
package kr.haetae.hub.verification.confirming;

import org.jspecify.annotations.NullMarked;
