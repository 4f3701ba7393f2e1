package kr.haetae.hub.verification.confirming;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import kr.haetae.hub.audit.AuditEntry;
import kr.haetae.hub.audit.AuditEvent;
import kr.haetae.hub.audit.AuditLog;
import kr.haetae.hub.audit.CaseRef;
import kr.haetae.hub.directory.ExchangeId;
import kr.haetae.hub.mailbox.Mailbox;
import kr.haetae.hub.mailbox.TaskResult;
import kr.haetae.hub.verification.operating.Alarms;
import kr.haetae.hub.verification.sending.Batches;
import kr.haetae.hub.verification.sending.Lanes;
import kr.haetae.protocol.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes an exchange's signed confirmations and denials into the verification, within the caller's transaction. */
@Component
class ConfirmationRecorder {
    private final JdbcClient jdbc;
    private final Mailbox mailbox;
    private final Batches batches;
    private final Lanes lanes;
    private final Alarms alarms;
    private final AuditLog audit;
    private final Clock clock;

    ConfirmationRecorder(
            JdbcClient jdbc,
            Mailbox mailbox,
            Batches batches,
            Lanes lanes,
            Alarms alarms,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.mailbox = mailbox;
        this.batches = batches;
        this.lanes = lanes;
        this.alarms = alarms;
        this.audit = audit;
        this.clock = clock;
    }

    private record Open(
            UUID id, UUID batch, UUID verification, CaseRef inCase, ExchangeId exchange, List<Integer> positions) {}

    /** Records a result; gives the verification it belongs to, empty if it is of no consequence. */
    Optional<UUID> record(TaskResult result) {
        Optional<Open> found = open(result.taskId());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Open open = found.get();
        batches.lock(open.batch());
        Message message = result.message().orElse(null);
        if (message instanceof Message.Confirmed confirmed && fits(open, result.taskId(), confirmed)) {
            answered(open, confirmed.answers());
        } else if (message instanceof Message.Refused refused) {
            refused(open, refused.code().number());
        } else {
            alarms.raise(Alarms.Kind.MALFORMED_ANSWER, open.exchange().name(), open.verification(), open.batch(), 1);
            refused(open, 0);
        }
        lanes.moved(open.verification(), open.exchange(), clock.instant());
        return Optional.of(open.verification());
    }

    private Optional<Open> open(UUID task) {
        return jdbc.sql("""
                        select c.id, c.batch_id, c.verification_id, v.agency_id || '/' || v.case_id as case_ref, c.exchange,
                            array(select position from confirmation_item where confirmation_id = c.id order by item_no) as positions
                        from confirmation c join verification v on v.id = c.verification_id
                        where c.task_id = ? and c.state = 'ASKED' for update of c
                        """)
                .param(task)
                .query((row, number) -> new Open(
                        row.getObject("id", UUID.class),
                        row.getObject("batch_id", UUID.class),
                        row.getObject("verification_id", UUID.class),
                        CaseRef.parse(row.getString("case_ref")),
                        new ExchangeId(row.getString("exchange")),
                        List.of((Integer[]) row.getArray("positions").getArray())))
                .optional();
    }

    /** One sound answer for every item, in its order, to a request that was handed over in exactly these bytes. */
    private boolean fits(Open open, UUID task, Message.Confirmed confirmed) {
        List<Integer> answered = confirmed.answers().stream()
                .map(Message.Confirmed.Answer::position)
                .toList();
        return mailbox.handedOver(task, confirmed.requestSha256())
                && answered.equals(open.positions())
                && confirmed.answers().stream().allMatch(Message.Confirmed.Answer::isSound);
    }

    private void answered(Open open, List<Message.Confirmed.Answer> answers) {
        Instant now = clock.instant();
        jdbc.sql("""
                        update confirmation_item i set managed = a.managed, memo_match = a.memo, listed_on = a.listed_on
                        from unnest(?, ?, ?, ?) as a (item_no, managed, memo, listed_on)
                        where i.confirmation_id = ? and i.item_no = a.item_no
                        """)
                .params(
                        IntStream.range(0, answers.size()).boxed().toArray(Integer[]::new),
                        answers.stream().map(Message.Confirmed.Answer::managed).toArray(Boolean[]::new),
                        answers.stream().map(answer -> answer.memo().name()).toArray(String[]::new),
                        answers.stream()
                                .map(answer -> String.join(" ", answer.listedOn()))
                                .toArray(String[]::new),
                        open.id())
                .update();
        UUID entry = UUID.randomUUID();
        close(open, "ANSWERED", null, now, entry);
        jdbc.sql("""
                        update claim c set state = case when p.managed then 'CONFIRMED' else 'DENIED' end
                        from (select position, bool_or(managed) as managed from confirmation_item
                              where confirmation_id = ? group by position) p
                        where c.batch_id = ? and c.exchange = ? and c.position = p.position and c.state = 'ASKED'
                        """).params(open.id(), open.batch(), open.exchange().name()).update();
        int denied = (int) answers.stream().filter(answer -> !answer.managed()).count();
        if (denied > 0) {
            alarms.raise(
                    Alarms.Kind.DENIED_AFTER_HIT, open.exchange().name(), open.verification(), open.batch(), denied);
        }
        record(
                entry,
                open,
                AuditEvent.CONFIRMATION_ANSWERED,
                Map.of(
                        "confirmed", String.valueOf(answers.size() - denied),
                        "denied", String.valueOf(denied),
                        "confirmationsRoot",
                                HexFormat.of().formatHex(SignedAnswers.root(SignedAnswers.leaves(answers)))));
    }

    /** A refusal to confirm is no denial: the claim stands, and a person decides whether to ask again. */
    private void refused(Open open, int code) {
        UUID entry = UUID.randomUUID();
        close(open, "REFUSED", code, clock.instant(), entry);
        jdbc.sql("""
                        update claim set state = 'HELD', held_for = 'CONFIRMATION_REFUSED'
                        where batch_id = ? and exchange = ? and position = any(?) and state = 'ASKED'
                        """)
                .params(open.batch(), open.exchange().name(), open.positions().toArray(Integer[]::new))
                .update();
        record(entry, open, AuditEvent.CONFIRMATION_REFUSED, Map.of("code", String.valueOf(code)));
    }

    private void close(Open open, String state, @Nullable Integer refusal, Instant now, UUID entry) {
        jdbc.sql("update confirmation set state = ?, refusal = ?, answered_at = ?, audit_entry = ? where id = ?")
                .params(Arrays.asList(state, refusal, now.atOffset(ZoneOffset.UTC), entry, open.id()))
                .update();
    }

    private void record(UUID entry, Open open, AuditEvent event, Map<String, String> more) {
        Map<String, String> facts = new HashMap<>(more);
        facts.put("confirmation", open.id().toString());
        facts.put("batch", open.batch().toString());
        audit.record(entry, new AuditEntry(event, "exchange:" + open.exchange().name(), open.inCase(), facts));
    }
}
