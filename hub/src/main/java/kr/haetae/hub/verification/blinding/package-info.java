/** Makes blinded batches of plans, and the secrets that open them again. */
@NullMarked
package kr.haetae.hub.verification.blinding;

import org.jspecify.annotations.NullMarked;
