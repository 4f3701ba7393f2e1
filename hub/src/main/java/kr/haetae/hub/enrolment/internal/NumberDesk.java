package kr.haetae.hub.enrolment.internal;

import static kr.haetae.hub.access.Role.AGENCY_ADMIN;
import static kr.haetae.hub.access.Role.DESK;
import static kr.haetae.hub.access.Role.EXCHANGE_ADMIN;
import static kr.haetae.hub.access.Role.OPERATOR;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import kr.haetae.hub.access.Approval;
import kr.haetae.hub.access.ApprovalKind;
import kr.haetae.hub.access.Approvals;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Seat;
import kr.haetae.hub.directory.CallBackNumber;
import kr.haetae.hub.directory.CallBackNumbers;
import kr.haetae.hub.directory.Organisation;
import kr.haetae.hub.directory.PhoneNumber;
import kr.haetae.hub.enrolment.Deed;
import kr.haetae.hub.enrolment.Numbers;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.protocol.BatchCommitment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class NumberDesk implements Numbers {
    private final CallBackNumbers numbers;
    private final Approvals approvals;

    NumberDesk(CallBackNumbers numbers, Approvals approvals) {
        this.numbers = numbers;
        this.approvals = approvals;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Entry> of(Caller caller, Organisation organisation) {
        if (!EnrolmentRules.may(caller, Deed.SEE, organisation)) {
            throw new Problem(ProblemCode.ORGANISATION_UNKNOWN);
        }
        return numbers.of(organisation).stream().map(this::entry).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Entry> find(Caller caller, UUID number) {
        return visible(caller, number).map(this::entry);
    }

    @Override
    @Transactional
    public Entry enter(Caller by, Organisation organisation, String number, String label) {
        requireOperator(by);
        CallBackNumber entered = numbers.enter(organisation, PhoneNumber.read(number), label, by.personId());
        approvals.ask(
                by.personId(),
                new Approvals.Ask(
                        ApprovalKind.CALL_BACK_NUMBER,
                        entered.id().toString(),
                        null,
                        digest(entered),
                        Set.of(
                                new Seat(OPERATOR, null),
                                new Seat(DESK, null),
                                new Seat(organisation.isExchange() ? EXCHANGE_ADMIN : AGENCY_ADMIN, organisation))));
        return entry(entered);
    }

    @Override
    @Transactional
    public Entry confirm(Caller by, UUID id, String digest) {
        CallBackNumber number = visible(by, id).orElseThrow(() -> new Problem(ProblemCode.APPROVAL_UNKNOWN));
        Approval open = approvals
                .latest(ApprovalKind.CALL_BACK_NUMBER, id.toString())
                .orElseThrow(() -> new Problem(ProblemCode.APPROVAL_UNKNOWN));
        Approval given = approvals.approve(by, open.id(), digest);
        if (given.state() == Approval.State.GRANTED) {
            approvals.use(given.id(), ApprovalKind.CALL_BACK_NUMBER, id.toString(), digest(number));
            numbers.confirm(id, given.id(), by.personId());
        }
        return entry(numbers.find(id).orElseThrow());
    }

    @Override
    @Transactional
    public void withdraw(Caller by, UUID id) {
        requireOperator(by);
        approvals.withdraw(ApprovalKind.CALL_BACK_NUMBER, id.toString(), by.personId());
        numbers.withdraw(id, by.personId());
    }

    private Optional<CallBackNumber> visible(Caller caller, UUID id) {
        return numbers.find(id).filter(one -> EnrolmentRules.may(caller, Deed.SEE, one.organisation()));
    }

    private Entry entry(CallBackNumber number) {
        Approval open = approvals
                .latest(ApprovalKind.CALL_BACK_NUMBER, number.id().toString())
                .filter(approval -> approval.state() == Approval.State.OPEN)
                .orElse(null);
        return new Entry(number, open);
    }

    private static void requireOperator(Caller by) {
        if (!by.is(OPERATOR)) {
            throw new Problem(ProblemCode.FORBIDDEN);
        }
    }

    private static String digest(CallBackNumber number) {
        String all = number.organisation().key() + "\n" + number.number().e164() + "\n" + number.label();
        return HexFormat.of().formatHex(BatchCommitment.sha256().digest(all.getBytes(StandardCharsets.UTF_8)));
    }
}
