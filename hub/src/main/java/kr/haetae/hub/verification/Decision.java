package kr.haetae.hub.verification;

import java.util.Objects;

/**
 * A person's recorded decision to ask one exchange to confirm a held hit: the address is then told to that exchange.
 *
 * @param line of the row
 * @param exchange one that claims the address
 * @param reason why, 1 to 500 characters; kept in the verification, hashed in the audit log
 */
public record Decision(int line, String exchange, String reason) {
    /** What a program leaves out is as good as empty: both are refused where the decision is carried out. */
    public Decision {
        exchange = Objects.requireNonNullElse(exchange, "");
        reason = Objects.requireNonNullElse(reason, "");
    }
}
