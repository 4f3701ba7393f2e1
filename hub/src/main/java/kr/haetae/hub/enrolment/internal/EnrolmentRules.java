package kr.haetae.hub.enrolment.internal;

import static kr.haetae.hub.access.Role.AGENCY_ADMIN;
import static kr.haetae.hub.access.Role.APPROVER;
import static kr.haetae.hub.access.Role.AUDITOR;
import static kr.haetae.hub.access.Role.DESK;
import static kr.haetae.hub.access.Role.EXCHANGE_ADMIN;
import static kr.haetae.hub.access.Role.EXCHANGE_OFFICER;
import static kr.haetae.hub.access.Role.OPERATOR;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.haetae.hub.access.ApprovalKind;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.access.Seat;
import kr.haetae.hub.directory.Organisation;
import kr.haetae.hub.enrolment.Deed;

/**
 * Who may do what about whose enrolment. Roles named {@code own} count at the person's own organisation, {@code anywhere}
 * ones at any.
 */
final class EnrolmentRules {
    private record Rule(Set<Role> own, Set<Role> anywhere) {
        Set<Seat> seats(Organisation organisation) {
            return Stream.concat(
                            own.stream().map(role -> new Seat(role, organisation)),
                            anywhere.stream().map(role -> new Seat(role, null)))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    private static final Map<Deed, Rule> AGENCY = new EnumMap<>(Map.of(
            Deed.SEE, new Rule(Set.of(AGENCY_ADMIN, APPROVER, DESK), Set.of(OPERATOR, AUDITOR)),
            Deed.INVITE, new Rule(Set.of(AGENCY_ADMIN), Set.of(OPERATOR)),
            Deed.CALL_BACK, new Rule(Set.of(AGENCY_ADMIN, DESK), Set.of(OPERATOR)),
            Deed.APPROVE, new Rule(Set.of(AGENCY_ADMIN, APPROVER), Set.of(OPERATOR)),
            Deed.WITHDRAW, new Rule(Set.of(AGENCY_ADMIN), Set.of(OPERATOR)),
            Deed.SUSPEND, new Rule(Set.of(AGENCY_ADMIN, DESK), Set.of(OPERATOR)),
            Deed.ASK_LIFT, new Rule(Set.of(AGENCY_ADMIN), Set.of(OPERATOR)),
            Deed.ASK_RECOVERY, new Rule(Set.of(AGENCY_ADMIN, DESK), Set.of(OPERATOR)),
            Deed.HAND_RECOVERY, new Rule(Set.of(AGENCY_ADMIN, DESK), Set.of(OPERATOR)),
            Deed.LEAVE, new Rule(Set.of(AGENCY_ADMIN), Set.of(OPERATOR))));

    private static final Map<Deed, Rule> EXCHANGE = new EnumMap<>(Map.of(
            Deed.SEE, new Rule(Set.of(EXCHANGE_ADMIN, EXCHANGE_OFFICER), Set.of(DESK, OPERATOR, AUDITOR)),
            Deed.INVITE, new Rule(Set.of(EXCHANGE_ADMIN), Set.of(OPERATOR)),
            Deed.CALL_BACK, new Rule(Set.of(), Set.of(DESK, OPERATOR)),
            Deed.APPROVE, new Rule(Set.of(EXCHANGE_ADMIN), Set.of(DESK, OPERATOR)),
            Deed.WITHDRAW, new Rule(Set.of(EXCHANGE_ADMIN), Set.of(OPERATOR)),
            Deed.SUSPEND, new Rule(Set.of(EXCHANGE_ADMIN), Set.of(DESK, OPERATOR)),
            Deed.ASK_LIFT, new Rule(Set.of(EXCHANGE_ADMIN), Set.of(OPERATOR)),
            Deed.ASK_RECOVERY, new Rule(Set.of(), Set.of(DESK, OPERATOR)),
            Deed.HAND_RECOVERY, new Rule(Set.of(), Set.of(DESK, OPERATOR)),
            Deed.LEAVE, new Rule(Set.of(EXCHANGE_ADMIN), Set.of(OPERATOR))));

    /** A lost key at night: whoever is on duty, so the desk may approve too. */
    private static final Rule RECOVERY_AT_AGENCY = new Rule(Set.of(AGENCY_ADMIN, APPROVER, DESK), Set.of(OPERATOR));

    /** Roles that see more than their own organisation are given by operators alone. */
    private static final Set<Role> GIVEN_BY_OPERATORS = Set.of(OPERATOR, AUDITOR);

    private EnrolmentRules() {}

    static boolean may(Caller caller, Deed deed, Organisation organisation) {
        return rule(deed, organisation).seats(organisation).stream().anyMatch(seat -> seat.fits(caller));
    }

    /** Who may have a say in an approval about somebody of this organisation. */
    static Set<Seat> seats(ApprovalKind kind, Organisation organisation) {
        Rule rule = kind == ApprovalKind.RECOVERY && !organisation.isExchange()
                ? RECOVERY_AT_AGENCY
                : rule(Deed.APPROVE, organisation);
        return rule.seats(organisation);
    }

    /** Whether the caller may give these roles. */
    static boolean mayGive(Caller caller, Set<Role> roles) {
        return caller.is(OPERATOR) || roles.stream().noneMatch(GIVEN_BY_OPERATORS::contains);
    }

    private static Rule rule(Deed deed, Organisation organisation) {
        Rule rule = (organisation.isExchange() ? EXCHANGE : AGENCY).get(deed);
        if (rule == null) {
            throw new IllegalArgumentException("no rule for " + deed);
        }
        return rule;
    }
}
