package kr.haetae.hub.enrolment.internal;

import java.util.Map;
import java.util.UUID;
import kr.haetae.hub.access.Credentials;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo's credential proves nothing: the login page offers whoever has one. */
@Component
@Profile("demo")
class DemoCeremony implements Ceremony {
    @Override
    public Map.Entry<Credentials.Kind, String> perform() {
        return Map.entry(Credentials.Kind.DEMO, UUID.randomUUID().toString());
    }
}
