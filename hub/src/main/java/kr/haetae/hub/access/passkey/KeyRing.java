package kr.haetae.hub.access.passkey;

import com.webauthn4j.data.RegistrationData;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Credentials;
import kr.haetae.hub.access.Passkeys;
import kr.haetae.hub.access.RoleGrants;
import kr.haetae.hub.access.Sessions;
import kr.haetae.hub.access.internal.KeyRule;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.directory.People;
import kr.haetae.hub.directory.Person;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Registers people's keys, logs people in by them, and takes them away. */
@Component
class KeyRing implements Passkeys {
    private static final String ANYBODY = "login";

    private final Challenges challenges;
    private final OptionsJson options;
    private final AnswerCheck check;
    private final Assertions assertions;
    private final PasskeyTable table;
    private final Credentials credentials;
    private final People people;
    private final RoleGrants grants;
    private final Sessions sessions;
    private final KeyRule rule;
    private final AuditLog audit;
    private final Clock clock;

    KeyRing(
            Challenges challenges,
            OptionsJson options,
            AnswerCheck check,
            Assertions assertions,
            PasskeyTable table,
            Credentials credentials,
            People people,
            RoleGrants grants,
            Sessions sessions,
            KeyRule rule,
            AuditLog audit,
            Clock clock) {
        this.challenges = challenges;
        this.options = options;
        this.check = check;
        this.assertions = assertions;
        this.table = table;
        this.credentials = credentials;
        this.people = people;
        this.grants = grants;
        this.sessions = sessions;
        this.rule = rule;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Passkey> of(String personId) {
        return table.of(personId);
    }

    @Override
    public int needed() {
        return rule.needed();
    }

    @Override
    @Transactional
    public String askToRegister(Person person, String boundTo) {
        List<String> known = table.references(person.id());
        requireRoom(known.size());
        byte[] challenge = challenges.ask(Challenges.Purpose.REGISTER, person.id(), boundTo);
        return options.creation(person, challenge, known);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void register(String personId, String answer, String boundTo, @Nullable String name) {
        requireRoom(table.references(personId).size());
        RegistrationData data = check.registration(answer);
        byte[] challenge = AnswerCheck.challenge(data.getCollectedClientData());
        if (!challenges.take(challenge, Challenges.Purpose.REGISTER, personId, boundTo)) {
            throw PasskeyFault.CHALLENGE.refused();
        }
        AnswerCheck.NewKey key = check.check(data, challenge);
        if (table.known(key.reference())) {
            throw PasskeyFault.KNOWN_KEY.refused();
        }
        UUID id = UUID.randomUUID();
        try {
            table.add(id, personId, key, name);
        } catch (DuplicateKeyException e) {
            throw PasskeyFault.KNOWN_KEY.refused();
        }
        audit.record(new AuditEntry(
                AuditEvent.CREDENTIAL_ADDED,
                personId,
                null,
                Map.of("person", personId, "credential", id.toString(), "kind", Credentials.Kind.PASSKEY.name())));
    }

    @Override
    @Transactional
    public String askToLogIn() {
        byte[] challenge = challenges.ask(Challenges.Purpose.LOGIN, null, ANYBODY);
        return options.request(challenge, Challenges.Purpose.LOGIN.millis(), List.of());
    }

    @Override
    @Transactional(noRollbackFor = Assertions.Copied.class)
    public Sessions.Session logIn(String answer) {
        String personId = assertions.check(answer, Challenges.Purpose.LOGIN, null, ANYBODY);
        Person person = Optional.of(personId)
                .flatMap(people::find)
                .filter(Person::active)
                .orElseThrow(PasskeyFault.NOT_ACTIVE::refused);
        return sessions.open(new Caller(
                personId, person.displayName(), person.organisation(), grants.of(personId), clock.instant()));
    }

    @Override
    @Transactional
    public void rename(String personId, UUID key, String name) {
        if (!table.rename(personId, key, name)) {
            throw new Problem(ProblemCode.KEY_UNKNOWN);
        }
    }

    @Override
    @Transactional
    public void revoke(String personId, UUID key) {
        // Two at a time would each leave the other one: the person's row lets one in after the other.
        people.lock(personId);
        List<Passkey> held = table.of(personId);
        if (held.stream().noneMatch(one -> one.id().equals(key))) {
            throw new Problem(ProblemCode.KEY_UNKNOWN);
        }
        if (held.size() <= rule.needed()) {
            throw new Problem(ProblemCode.LAST_KEYS, Map.of("needed", rule.needed()));
        }
        credentials.revoke(personId, key);
    }

    private static void requireRoom(int held) {
        if (held >= Limit.PASSKEYS_PER_PERSON.value()) {
            throw new Problem(ProblemCode.TOO_MANY_PASSKEYS, Map.of("limit", Limit.PASSKEYS_PER_PERSON.value()));
        }
    }
}
