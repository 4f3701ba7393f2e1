package kr.haetae.hub.audit;

import java.util.Optional;
import java.util.stream.Stream;

/** Every kind of act the hub records; {@code docs/audit-events.md} says in two languages what each means. */
public enum AuditEvent {
    /** A person logged in. */
    SESSION_OPENED("session.opened"),
    /** A person logged out. */
    SESSION_CLOSED("session.closed"),
    /** All sessions of a person were ended by others. */
    SESSIONS_ENDED("session.ended"),
    /** A credential to prove oneself with was added. */
    CREDENTIAL_ADDED("credential.added"),
    /** Credentials of a person were made void. */
    CREDENTIALS_REVOKED("credential.revoked"),
    /** A key's counter went back: there may be a copy of it. */
    PASSKEY_COUNTER_BACK("credential.counter-back"),
    /** A person proved anew to be themself, for a decision. */
    GESTURE_MADE("gesture.made"),
    /** A person was invited. */
    PERSON_INVITED("person.invited"),
    /** An invited person redeemed the invitation. */
    PERSON_ACCEPTED("person.accepted"),
    /** A call to a person's organisation was made. */
    CALL_MADE("person.call-made"),
    /** An invited person was called back. */
    PERSON_CALLED_BACK("person.called-back"),
    /** A person became active: two others approved. */
    PERSON_ENROLLED("person.enrolled"),
    /** An invitation came to nothing. */
    PERSON_LAPSED("person.lapsed"),
    /** A person was shut out. */
    PERSON_SUSPENDED("person.suspended"),
    /** A suspended person was let in again. */
    PERSON_REINSTATED("person.reinstated"),
    /** A lost key was made void and a token for a new one handed out. */
    PERSON_RECOVERING("person.recovering"),
    /** A person left a new key in place of a lost one. */
    PERSON_REGAINED("person.regained"),
    /** A person left the organisation. */
    PERSON_LEFT("person.left"),
    /** A hub's first people were named at its console. */
    PERSON_FOUNDED("person.founded"),
    /** A demo put a person there. */
    PERSON_SEEDED("person.seeded"),
    /** An approval by others was asked for. */
    APPROVAL_ASKED("approval.asked"),
    /** A person approved. */
    APPROVAL_GIVEN("approval.given"),
    /** The last missing person approved. */
    APPROVAL_GRANTED("approval.granted"),
    /** A person refused. */
    APPROVAL_REFUSED("approval.refused"),
    /** What was asked for is off. */
    APPROVAL_WITHDRAWN("approval.withdrawn"),
    /** An agency was let in: two others approved. */
    AGENCY_ADMITTED("agency.admitted"),
    /** A number to call an organisation back on was entered. */
    NUMBER_ENTERED("number.entered"),
    /** A number counts from now on: a second person confirmed it. */
    NUMBER_CONFIRMED("number.confirmed"),
    /** A number was taken out of use. */
    NUMBER_WITHDRAWN("number.withdrawn"),
    /** An exchange was admitted with its keys. */
    EXCHANGE_ADMITTED("exchange.admitted"),
    /** An exchange's keys were replaced by those of a newer card. */
    EXCHANGE_KEYS_REPLACED("exchange.keys-replaced"),
    /** An exchange was suspended: it is asked nothing and its certificate is refused. */
    EXCHANGE_SUSPENDED("exchange.suspended"),
    /** An exchange's suspension was lifted. */
    EXCHANGE_REINSTATED("exchange.reinstated"),
    /** An exchange's signed answer to a task was accepted. */
    TASK_ANSWERED("task.answered"),
    /** An exchange answered a task again, and otherwise; the first answer still counts. */
    TASK_ANSWERED_OTHERWISE("task.answered-otherwise"),
    /** A case was opened. */
    CASE_OPENED("case.opened"),
    /** A person read a case. */
    CASE_READ("case.read"),
    /** A person read the list of their agency's cases. */
    CASES_LISTED("case.listed"),
    /** An exchange announced an epoch of its index with a signed manifest. */
    EPOCH_ANNOUNCED("epoch.announced"),
    /** An epoch was uploaded completely, its digest was right and its index is built. */
    EPOCH_UPLOADED("epoch.uploaded"),
    /** An epoch became the one lookups use. */
    EPOCH_ACTIVATED("epoch.activated"),
    /** An epoch ended before its time, and why. */
    EPOCH_FAILED("epoch.failed"),
    /** An epoch's tags were dropped. */
    EPOCH_DROPPED("epoch.dropped"),
    /** A person submitted addresses for verification. */
    VERIFICATION_SUBMITTED("verification.submitted"),
    /** Nothing of a verification is outstanding any more. */
    VERIFICATION_COMPLETED("verification.completed"),
    /** A blinded batch went into the mailboxes of exchanges. */
    BATCH_SENT("verification.batch-sent"),
    /** An exchange's proved evaluation was opened and looked up; commits to all its answers. */
    BATCH_ANSWERED("verification.batch-answered"),
    /** A batch went to an exchange again, under the index that took the place of the one asked. */
    BATCH_ASKED_AGAIN("verification.batch-asked-again"),
    /** An exchange refused a batch, its evaluation failed the proof, or its index was gone. */
    BATCH_NOT_ANSWERED("verification.batch-not-answered"),
    /** Two exchanges claim an address: held for a person. */
    CONFLICT_HELD("verification.conflict-held"),
    /** The ground ended before the exchange was asked to confirm: held for a person. */
    GROUND_ENDED_HELD("verification.ground-ended-held"),
    /** A second exchange claims an address the first has been told: a disclosure. */
    CONFLICT_AFTER_DISCLOSURE("verification.conflict-after-disclosure"),
    /** Addresses were told in the clear to the one exchange that holds them. */
    CONFIRMATION_ASKED("verification.confirmation-asked"),
    /** An exchange signed which addresses it manages. */
    CONFIRMATION_ANSWERED("verification.confirmation-answered"),
    /** An exchange refused to confirm. */
    CONFIRMATION_REFUSED("verification.confirmation-refused"),
    /** A person decided to let one exchange confirm a held hit. */
    HELD_HIT_RELEASED("verification.held-hit-released"),
    /** All canaries of an index were found: it serves. */
    CANARIES_FOUND("verification.canaries-found"),
    /** Canaries of an index were not found: it does not serve. */
    CANARIES_MISSING("verification.canaries-missing"),
    /** A person had an answer proven. */
    ANSWER_PROVED("verification.answer-proved"),
    /** An exchange's written consent to honey batches was recorded. */
    HONEY_CONSENT_RECORDED("honesty.consent-recorded"),
    /** An exchange's consent to honey batches ended. */
    HONEY_CONSENT_WITHDRAWN("honesty.consent-withdrawn"),
    /** Addresses whose holder is known were added. */
    HONEY_ADDRESSES_ADDED("honesty.addresses-added"),
    /** A person read the list of addresses whose holder is known. */
    HONEY_ADDRESSES_READ("honesty.addresses-read"),
    /** An exchange answered a honey batch. */
    HONEY_ANSWERED("honesty.answered"),
    /** A person downloaded results. */
    RESULTS_EXPORTED("verification.results-exported"),
    /** An operator imported public attributions. */
    ATTRIBUTIONS_IMPORTED("verification.attributions-imported"),
    /** A witness would not cosign the audit log any more: it is not the one it had seen. */
    WITNESS_ALARMED("log.witness-alarmed"),
    /** An auditor took rows of the audit log away as a bundle. */
    BUNDLE_EXPORTED("log.bundle-exported"),
    /** An auditor searched the audit log. */
    LOG_SEARCHED("log.searched"),
    /** An auditor read what the audit log says of a case. */
    LOG_CASE_READ("log.case-read"),
    /** An auditor read one row of the audit log. */
    LOG_ENTRY_READ("log.entry-read"),
    /** An auditor had drawn elements of batches opened. */
    ELEMENTS_OPENED("log.elements-opened"),
    /** What was kept past its term was erased. */
    RETENTION_ENDED("retention.ended");

    private final String code;

    AuditEvent(String code) {
        this.code = code;
    }

    /** The event of that code. */
    public static Optional<AuditEvent> of(String code) {
        return Stream.of(values()).filter(event -> event.code.equals(code)).findFirst();
    }

    /** The dotted name the table and the documents use. */
    public String code() {
        return code;
    }
}
