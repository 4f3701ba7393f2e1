package kr.haetae.hub.access.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.DemoPeople;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.access.RoleGrants;
import kr.haetae.hub.directory.Agency;
import kr.haetae.hub.directory.DemoAgency;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.directory.Exchange;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.directory.NewStep;
import kr.haetae.hub.directory.Organisation;
import kr.haetae.hub.directory.People;
import kr.haetae.hub.directory.Person;
import kr.haetae.hub.directory.Standing;
import kr.haetae.hub.directory.StandingStep;
import kr.haetae.protocol.BatchCommitment;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the demo's agency and its people into the directory, and an exchange's people once it is admitted. */
@Component
@Profile("demo")
class SeededDemoPeople implements DemoPeople, InitializingBean {
    private static final Map<Role, String> NAMES = Map.of(
            Role.INVESTIGATOR, "김수사 (시연)",
            Role.APPROVER, "이결재 (시연)",
            Role.DESK, "박상황 (시연)",
            Role.AGENCY_ADMIN, "최관리 (시연)",
            Role.OPERATOR, "정운영 (시연)",
            Role.AUDITOR, "한감사 (시연)");
    private static final Map<Role, String> EXCHANGE_NAMES =
            Map.of(Role.EXCHANGE_OFFICER, "윤담당", Role.EXCHANGE_ADMIN, "오책임");
    private static final String PERSON = "person:";
    private static final int NAME_BYTES = 8;

    private final Directory directory;
    private final People people;
    private final RoleGrants grants;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SeededDemoPeople(
            Directory directory,
            People people,
            RoleGrants grants,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.directory = directory;
        this.people = people;
        this.grants = grants;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        directory.enter(new Agency(DemoAgency.ID, "서울경찰청 사이버수사과 (시연)", "Seoul Police, Cyber Investigation (demo)"));
        jdbc.sql("insert into person_transition (step, from_status, to_status) values ('SEED', 'NEW', 'ACTIVE') "
                        + "on conflict do nothing")
                .update();
        Organisation agency = Organisation.agency(DemoAgency.ID);
        NAMES.forEach((role, name) -> seed("demo." + role.code(), agency, name, role));
    }

    @Override
    public Set<Role> roles() {
        return NAMES.keySet();
    }

    @Override
    public Optional<Caller> as(Role role) {
        return NAMES.containsKey(role) ? caller("demo." + role.code()) : Optional.empty();
    }

    @Override
    public Optional<Caller> as(String token) {
        if (token.startsWith(PERSON)) {
            String id = token.substring(PERSON.length());
            return enrolled().stream().anyMatch(one -> one.id().equals(id)) ? caller(id) : Optional.empty();
        }
        int colon = token.indexOf(':');
        if (colon < 0) {
            return Role.of(token).flatMap(this::as);
        }
        String name = token.substring(colon + 1);
        return Role.of(token.substring(0, colon))
                .filter(Role::atExchange)
                .flatMap(role -> exchanges().stream()
                        .filter(exchange -> exchange.name().equals(name))
                        .findFirst()
                        .flatMap(exchange -> of(role, exchange)));
    }

    @Override
    public List<ExchangeId> exchanges() {
        return directory.exchanges().stream()
                .filter(Exchange::active)
                .map(Exchange::id)
                .toList();
    }

    @Override
    public List<Enrolled> enrolled() {
        return jdbc.sql("select id, display_name from person p where status = 'ACTIVE' and exists "
                        + "(select from credential c where c.person_id = p.id and c.kind = 'DEMO' and c.revoked_at is null) "
                        + "order by display_name, id limit 50")
                .query((row, n) -> new Enrolled(row.getString(1), row.getString(2)))
                .list();
    }

    private Optional<Caller> of(Role role, ExchangeId exchange) {
        byte[] hash = BatchCommitment.sha256().digest(exchange.name().getBytes(StandardCharsets.UTF_8));
        String id = "demo." + role.code() + "." + HexFormat.of().formatHex(hash, 0, NAME_BYTES);
        String name = EXCHANGE_NAMES.get(role) + " · " + exchange.name() + " (시연)";
        seed(id, Organisation.exchange(exchange), name, role);
        return caller(id);
    }

    private void seed(String id, Organisation organisation, String name, Role role) {
        transaction.executeWithoutResult(status -> {
            Person person = people.enter(id, organisation, name);
            if (people.lock(id)
                    .filter(known -> known.standing() == Standing.NEW)
                    .isPresent()) {
                grants.set(person.id(), Set.of(role));
                people.take(id, NewStep.of(StandingStep.SEED, null, null));
            }
        });
    }

    /** Whoever was suspended or has left cannot be chosen in the demo either. */
    private Optional<Caller> caller(String id) {
        return people.find(id)
                .filter(Person::active)
                .map(person ->
                        new Caller(id, person.displayName(), person.organisation(), grants.of(id), clock.instant()));
    }
}
