/** Whether exchanges answer honestly: asked, with their consent, about addresses whose holder is known. */
@NullMarked
package kr.haetae.hub.verification.honesty;

import org.jspecify.annotations.NullMarked;
