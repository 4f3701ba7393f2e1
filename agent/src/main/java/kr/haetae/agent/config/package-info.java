/** The one YAML file of an agent, read strictly: every error names its line. */
@NullMarked
package kr.haetae.agent.config;

import org.jspecify.annotations.NullMarked;
