package kr.haetae.hub.mailbox.internal;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import kr.haetae.hub.directory.ExchangeFacts;
import kr.haetae.hub.directory.ExchangeId;
import org.springframework.stereotype.Component;

/** Whether an exchange's agent can be reached, for the list of exchanges. */
@Component
class MailboxFacts implements ExchangeFacts {
    private final Presence presence;

    MailboxFacts(Presence presence) {
        this.presence = presence;
    }

    @Override
    public Map<String, Object> factsOf(ExchangeId exchange) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("online", presence.online(exchange));
        presence.lastSeen(exchange).map(Instant::toString).ifPresent(seen -> facts.put("lastSeen", seen));
        return facts;
    }
}
