/** What a witness keeps. */
@NullMarked
package kr.haetae.agent.witnessing;

import org.jspecify.annotations.NullMarked;
