package kr.haetae.hub.access.oidc;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Credentials;
import kr.haetae.hub.access.Identities;
import kr.haetae.hub.access.RoleGrants;
import kr.haetae.hub.access.Sessions;
import kr.haetae.hub.access.passkey.RelyingParty;
import kr.haetae.hub.directory.People;
import kr.haetae.hub.directory.Person;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class OidcLogin implements Identities {
    private static final String RETURN = "/login/oidc/return";

    private final OidcSettings settings;
    private final OidcRounds rounds;
    private final ProviderClient client;
    private final RelyingParty pages;
    private final Credentials credentials;
    private final People people;
    private final RoleGrants grants;
    private final Sessions sessions;
    private final Clock clock;

    OidcLogin(
            OidcSettings settings,
            OidcRounds rounds,
            ProviderClient client,
            RelyingParty pages,
            Credentials credentials,
            People people,
            RoleGrants grants,
            Sessions sessions,
            Clock clock) {
        this.settings = settings;
        this.rounds = rounds;
        this.client = client;
        this.pages = pages;
        this.credentials = credentials;
        this.people = people;
        this.grants = grants;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public Optional<String> provider() {
        return settings.provider().map(OidcSettings.Provider::name);
    }

    @Override
    public Departure depart(@Nullable String personId) {
        OidcSettings.Provider provider = required();
        OidcRounds.Secrets secrets = rounds.begin(personId);
        return new Departure(client.authorization(provider, back(), secrets), secrets.state());
    }

    @Override
    public Arrival arrive(String state, String code) {
        OidcSettings.Provider provider = required();
        OidcRounds.Round round = rounds.end(state).orElseThrow(() -> ProviderClient.refused("state"));
        return new Arrival(client.identity(provider, back(), code, round.secrets()), round.personId());
    }

    @Override
    public Sessions.Session logIn(Identity identity) {
        Person person = credentials
                .personOf(identity)
                .flatMap(people::find)
                .filter(Person::active)
                .orElseThrow(() -> new Problem(ProblemCode.IDENTITY_UNKNOWN));
        return sessions.open(new Caller(
                person.id(), person.displayName(), person.organisation(), grants.of(person.id()), clock.instant()));
    }

    private URI back() {
        return URI.create(pages.origin() + RETURN);
    }

    private OidcSettings.Provider required() {
        return settings.provider().orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND));
    }
}
