package kr.haetae.hub.retention;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long things are kept; {@code docs/operations.md} gives the reasons.
 *
 * @param verificationDays from its submission until the contents of a verification are erased, 1 to 3,650
 */
@ConfigurationProperties("haetae.retention")
public record RetentionTerms(@DefaultValue("90") int verificationDays) {
    private static final int MOST_DAYS = 3_650;

    public RetentionTerms {
        if (verificationDays < 1 || verificationDays > MOST_DAYS) {
            throw new IllegalArgumentException("haetae.retention.verification-days must be 1 to " + MOST_DAYS);
        }
    }
}
