package kr.haetae.hub.access.internal;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.access.RoleGrants;
import kr.haetae.hub.directory.People;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
class JdbcRoleGrants implements RoleGrants {
    private final JdbcClient jdbc;
    private final People people;

    JdbcRoleGrants(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    @Override
    public Set<Role> of(String personId) {
        return jdbc
                .sql("select role from role_grant where person_id = ?")
                .param(personId)
                .query(String.class)
                .list()
                .stream()
                .flatMap(code -> Role.of(code).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Map<String, Set<Role>> of(Collection<String> personIds) {
        Map<String, Set<Role>> all = new HashMap<>();
        personIds.forEach(id -> all.put(id, EnumSet.noneOf(Role.class)));
        jdbc.sql("select person_id, role from role_grant where person_id = any(?)")
                .param(personIds.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .forEach(grant -> Role.of(grant.getValue())
                        .ifPresent(role -> all.getOrDefault(grant.getKey(), EnumSet.noneOf(Role.class))
                                .add(role)));
        return all;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void set(String personId, Set<Role> roles) {
        boolean exchange = people.find(personId)
                .orElseThrow(() -> new Problem(ProblemCode.PERSON_UNKNOWN))
                .organisation()
                .isExchange();
        boolean auditorAndMore = roles.contains(Role.AUDITOR) && roles.size() > 1;
        if (roles.isEmpty() || auditorAndMore || roles.stream().anyMatch(role -> role.atExchange() != exchange)) {
            throw new Problem(ProblemCode.ROLES_INVALID);
        }
        jdbc.sql("delete from role_grant where person_id = ?").param(personId).update();
        roles.forEach(role -> jdbc.sql("insert into role_grant (person_id, role) values (?, ?)")
                .params(personId, role.code())
                .update());
    }
}
