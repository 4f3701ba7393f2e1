package kr.haetae.hub.tagindex.internal;

import java.time.Duration;
import kr.haetae.hub.frame.Limit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The index's limits.
 *
 * @param freshnessLimit how old an active epoch may be before a hit in it waits for a person
 * @param maxTags of one epoch, 1 to 100,000,000
 */
@ConfigurationProperties("haetae.tag-index")
public record TagIndexProperties(
        @DefaultValue("48h") Duration freshnessLimit,
        @DefaultValue("100000000") long maxTags) {
    public TagIndexProperties {
        if (freshnessLimit.isNegative() || freshnessLimit.isZero()) {
            throw new IllegalArgumentException("haetae.tag-index.freshness-limit must be positive");
        }
        if (maxTags < 1 || maxTags > Limit.EPOCH_TAGS.value()) {
            throw new IllegalArgumentException("haetae.tag-index.max-tags must be 1 to " + Limit.EPOCH_TAGS.value());
        }
    }
}
