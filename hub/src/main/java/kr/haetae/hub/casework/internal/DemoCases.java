package kr.haetae.hub.casework.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.DemoPeople;
import kr.haetae.hub.access.Role;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens the demo's cases: one that can always be used, and one whose ground has expired. */
@Component
@Profile("demo")
class DemoCases implements InitializingBean {
    private static final LocalDate ALWAYS = LocalDate.of(9999, 12, 31);

    private final DemoPeople people;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoCases(DemoPeople people, JdbcClient jdbc, Clock clock) {
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        enter("DEMO-1", "시연 사건", "시연: 가상자산 관리 거래소 확인", ALWAYS);
        enter("DEMO-EXPIRED", "근거가 만료된 시연 사건", "시연: 만료된 법적 근거", LocalDate.of(2025, 12, 31));
    }

    private void enter(String id, String title, String purpose, LocalDate until) {
        Caller investigator = people.as(Role.INVESTIGATOR).orElseThrow();
        jdbc.sql("""
                        insert into legal_case (id, agency_id, title, legal_basis, purpose, ground_valid_from,
                            ground_valid_until, opened_at, opened_by)
                        values (?, ?, ?, 'LB1', ?, ?, ?, ?, ?)
                        on conflict (agency_id, id) do update set status = 'OPEN', ground_valid_until = excluded.ground_valid_until
                        """)
                .params(
                        id,
                        investigator.agencyId(),
                        title,
                        purpose,
                        LocalDate.of(2025, 1, 1),
                        until,
                        OffsetDateTime.now(clock),
                        investigator.personId())
                .update();
    }
}
