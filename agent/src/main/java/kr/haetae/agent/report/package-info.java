/** What the agent says to people: texts in two languages, problems with an exit code, log lines, progress. */
@NullMarked
package kr.haetae.agent.report;

import org.jspecify.annotations.NullMarked;
