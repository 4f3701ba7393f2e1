package kr.haetae.hub.mailbox.internal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mailbox's limits.
 *
 * @param lease how long a delivered task is left to its agent before it is delivered again
 * @param maxTasksPerPoll whatever more a poll asks for
 * @param maxPolls waiting at once for one exchange; one more releases the oldest
 * @param rescan how often waiting polls look for themselves, were every signal lost
 * @param deliveryThreads that look for tasks and render them
 */
@ConfigurationProperties("haetae.mailbox")
public record MailboxProperties(
        @DefaultValue("10s") Duration lease,
        @DefaultValue("2") int maxTasksPerPoll,
        @DefaultValue("16") int maxPolls,
        @DefaultValue("2s") Duration rescan,
        @DefaultValue("4") int deliveryThreads) {}
