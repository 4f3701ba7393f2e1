/** Takes tasks from the hub, checks each for itself, answers, and posts the signed answer. */
@NullMarked
package kr.haetae.agent.answering;

import org.jspecify.annotations.NullMarked;
