package kr.haetae.hub.enrolment.internal;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import kr.haetae.hub.access.Approval;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.DemoPeople;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.directory.DemoAgency;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.directory.Exchange;
import kr.haetae.hub.directory.Organisation;
import kr.haetae.hub.enrolment.Numbers;
import kr.haetae.hub.frame.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Gives the demo's organisations a number each, entered and confirmed by two of its people. They are numbers Ofcom keeps for
 * drama: nobody's telephone rings.
 */
@Component
@Profile("demo")
class DemoNumbers {
    private static final Logger log = LoggerFactory.getLogger(DemoNumbers.class);
    private static final int DRAMA_NUMBERS = 1_000;

    private final Numbers numbers;
    private final Directory directory;
    private final DemoPeople people;
    private final Clock clock;

    DemoNumbers(Numbers numbers, Directory directory, DemoPeople people, Clock clock) {
        this.numbers = numbers;
        this.directory = directory;
        this.people = people;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 0, fixedDelay = 5_000)
    void enter() {
        Optional<Caller> operator = people.as(Role.OPERATOR);
        Optional<Caller> desk = people.as(Role.DESK);
        if (operator.isEmpty() || desk.isEmpty()) {
            return;
        }
        try {
            organisations().forEach(one -> enter(one, operator.get(), desk.get()));
        } catch (DataAccessException | TransactionException | Problem e) {
            log.debug("The demo's numbers wait");
        }
    }

    private List<Organisation> organisations() {
        return Stream.concat(
                        Stream.of(Organisation.agency(DemoAgency.ID)),
                        directory.exchanges().stream().map(Exchange::id).map(Organisation::exchange))
                .toList();
    }

    private void enter(Organisation organisation, Caller operator, Caller desk) {
        if (!numbers.of(operator, organisation).isEmpty()) {
            return;
        }
        String number = String.format(
                Locale.ROOT,
                "+44 20 7946 0%03d",
                Math.floorMod(organisation.key().hashCode(), DRAMA_NUMBERS));
        Numbers.Entry entry = numbers.enter(operator, organisation, number, "대표 상황실 (시연: 걸리지 않는 번호)");
        Approval open = entry.open();
        if (open != null) {
            numbers.confirm(desk.proved(clock.instant()), entry.number().id(), open.digest());
        }
    }
}
