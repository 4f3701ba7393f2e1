package kr.haetae.hub.access.internal;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.DemoPeople;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.directory.Agency;
import kr.haetae.hub.directory.DemoAgency;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.directory.Person;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts the demo's agency and its people into the directory. */
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

    private final Directory directory;
    private final JdbcClient jdbc;

    SeededDemoPeople(Directory directory, JdbcClient jdbc) {
        this.directory = directory;
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() {
        directory.enter(new Agency(DemoAgency.ID, "서울경찰청 사이버수사과 (시연)", "Seoul Police, Cyber Investigation (demo)"));
        NAMES.forEach((role, name) -> {
            directory.enter(new Person(personId(role), DemoAgency.ID, name));
            jdbc.sql("insert into role_grant (person_id, role) values (?, ?) on conflict do nothing")
                    .params(personId(role), role.code())
                    .update();
        });
    }

    @Override
    public Set<Role> roles() {
        return NAMES.keySet();
    }

    @Override
    public Optional<Caller> as(Role role) {
        return Optional.ofNullable(NAMES.get(role))
                .map(name -> new Caller(personId(role), name, DemoAgency.ID, Set.of(role)));
    }

    private static String personId(Role role) {
        return "demo." + role.code();
    }
}
