package kr.haetae.hub.enrolment.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Gestures;
import kr.haetae.hub.access.Intent;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.directory.Organisation;
import kr.haetae.hub.enrolment.Accepted;
import kr.haetae.hub.enrolment.Enrolments;
import kr.haetae.hub.enrolment.Handed;
import kr.haetae.hub.enrolment.MadeCall;
import kr.haetae.hub.enrolment.NewPerson;
import kr.haetae.hub.enrolment.rest.EnrolmentViews.EnrolmentView;
import kr.haetae.hub.enrolment.rest.EnrolmentViews.PersonLine;
import kr.haetae.hub.enrolment.rest.EnrolmentViews.PersonList;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tokens are told once, so nothing here takes an Idempotency-Key: its stored answer would keep them. */
@RestController
@RequestMapping("/api/v1/enrolments")
@Tag(name = "enrolments")
class EnrolmentsController {
    private final Enrolments enrolments;
    private final Gestures gestures;

    EnrolmentsController(Enrolments enrolments, Gestures gestures) {
        this.enrolments = enrolments;
        this.gestures = gestures;
    }

    /** Whom to invite. */
    record Invitation(
            @NotBlank @Pattern(regexp = "(agency|exchange):.{1,64}")
            String organisation,

            @NotBlank @Size(max = 100) String displayName,
            @NotNull @Size(min = 1, max = 8) Set<@NotBlank String> roles) {}

    /** As what to invite somebody again. */
    record InvitationAgain(@NotNull @Size(min = 1, max = 8) Set<@NotBlank String> roles) {}

    /** A token, told this once. */
    record TokenView(String personId, String token, Instant expiresAt) {
        static TokenView of(Handed handed) {
            return new TokenView(handed.personId(), handed.token(), handed.expiresAt());
        }

        @Override
        public String toString() {
            return "TokenView[]";
        }
    }

    /** A token to redeem. */
    record Acceptance(
            @NotBlank @Size(max = 64) String token,
            @Nullable @Size(max = 8192) String passkey) {
        @Override
        public String toString() {
            return "Acceptance[]";
        }
    }

    /** Who holds a token. */
    record Holder(@NotBlank @Size(max = 64) String token) {
        @Override
        public String toString() {
            return "Holder[]";
        }
    }

    /** What its holder sees: the digits to read back on the telephone, empty after a lost key. */
    record AcceptedView(String personId, String displayName, String readBack) {
        static AcceptedView of(Accepted accepted) {
            return new AcceptedView(accepted.personId(), accepted.displayName(), accepted.readBack());
        }
    }

    /** A call that was made. */
    record CallMade(
            @NotNull UUID number,
            @NotBlank @Size(max = 100) String spokeWith,
            @Nullable @Size(max = 20) String readBack) {
        MadeCall read() {
            return new MadeCall(number, spokeWith.strip(), readBack == null ? "" : readBack);
        }
    }

    /** What is approved or refused: the approval, and the digest of what the approver saw. */
    record StepDecision(
            @NotNull UUID approval,
            @NotBlank @Pattern(regexp = "[0-9a-f]{64}") String digest,
            @Nullable @Size(max = 500) String reason,
            @Nullable @Size(max = 8192) String gesture) {}

    /** Why. */
    record StepReason(@NotBlank @Size(max = 500) String reason) {}

    @GetMapping
    @Operation(summary = "The people you may see, with how far each has come")
    PersonList list(Caller caller) {
        return new PersonList(
                enrolments.list(caller).stream().map(PersonLine::of).toList());
    }

    @GetMapping("/{id}")
    @Operation(summary = "One person: every step so far, the approval waited for, and what you may do")
    EnrolmentView read(Caller caller, @PathVariable String id) {
        return EnrolmentView.of(enrolments.find(caller, id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Invite somebody; the one-time token is told this once")
    TokenView invite(Caller caller, @Valid @RequestBody Invitation wanted) {
        return TokenView.of(enrolments.invite(
                caller,
                new NewPerson(
                        organisation(wanted.organisation()),
                        wanted.displayName().strip(),
                        roles(wanted.roles()))));
    }

    @PostMapping(path = "/acceptance-options", produces = MediaType.APPLICATION_JSON_VALUE)
    @SecurityRequirements
    @Operation(summary = "Options for the key that whoever holds a one-time token leaves (WebAuthn Level 3)")
    String askForKey(@Valid @RequestBody Holder holder) {
        return enrolments.askForKey(holder.token());
    }

    @PostMapping("/acceptance")
    @SecurityRequirements
    @Operation(summary = "Redeem a one-time token and leave a credential; whoever holds the token may")
    AcceptedView accept(@Valid @RequestBody Acceptance acceptance) {
        return AcceptedView.of(enrolments.accept(acceptance.token(), acceptance.passkey()));
    }

    @PostMapping("/{id}/invitation")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Invite somebody again who left, or whose invitation came to nothing")
    TokenView inviteAgain(Caller caller, @PathVariable String id, @Valid @RequestBody InvitationAgain wanted) {
        return TokenView.of(enrolments.inviteAgain(caller, id, roles(wanted.roles())));
    }

    @PostMapping("/{id}/withdrawal")
    @Operation(summary = "Take an invitation back")
    EnrolmentView withdraw(Caller caller, @PathVariable String id, @Valid @RequestBody StepReason why) {
        return EnrolmentView.of(enrolments.withdraw(caller, id, why.reason().strip()));
    }

    @PostMapping("/{id}/call-back")
    @Operation(summary = "Record the call to a number of the directory; asks two others to approve")
    EnrolmentView callBack(Caller caller, @PathVariable String id, @Valid @RequestBody CallMade call) {
        return EnrolmentView.of(enrolments.callBack(caller, id, call.read()));
    }

    @PostMapping("/{id}/approval")
    @Operation(summary = "Approve what is waited for, with a fresh gesture")
    EnrolmentView approve(Caller caller, @PathVariable String id, @Valid @RequestBody StepDecision decision) {
        Caller proved = gestures.made(caller, decision.gesture(), Intent.approve(decision.digest()));
        return EnrolmentView.of(enrolments.approve(proved, id, decision.approval(), decision.digest()));
    }

    @PostMapping("/{id}/refusal")
    @Operation(summary = "Refuse what is waited for, with a fresh gesture")
    EnrolmentView refuse(Caller caller, @PathVariable String id, @Valid @RequestBody StepDecision decision) {
        String reason = decision.reason();
        if (reason == null || reason.isBlank()) {
            throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", "reason"));
        }
        Caller proved = gestures.made(caller, decision.gesture(), Intent.refuse(decision.digest()));
        return EnrolmentView.of(enrolments.refuse(proved, id, decision.approval(), decision.digest(), reason.strip()));
    }

    @PostMapping("/{id}/suspension")
    @Operation(summary = "Shut a person out at once")
    EnrolmentView suspend(Caller caller, @PathVariable String id, @Valid @RequestBody StepReason why) {
        return EnrolmentView.of(enrolments.suspend(caller, id, why.reason().strip()));
    }

    @PostMapping("/{id}/suspension-lift")
    @Operation(summary = "Ask that a suspended person be let in again")
    EnrolmentView askLift(Caller caller, @PathVariable String id) {
        return EnrolmentView.of(enrolments.askLift(caller, id));
    }

    @PostMapping("/{id}/recovery")
    @Operation(summary = "Record the call to somebody who lost their key and ask one other person to approve a new one")
    EnrolmentView askRecovery(Caller caller, @PathVariable String id, @Valid @RequestBody CallMade call) {
        return EnrolmentView.of(enrolments.askRecovery(caller, id, call.read()));
    }

    @PostMapping("/{id}/recovery-token")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Void the lost key and get the token for a new one, told this once to who asked")
    TokenView handRecovery(Caller caller, @PathVariable String id) {
        return TokenView.of(enrolments.handRecovery(caller, id));
    }

    @PostMapping("/{id}/leaving")
    @Operation(summary = "Record that a person has left")
    EnrolmentView leave(Caller caller, @PathVariable String id, @Valid @RequestBody StepReason why) {
        return EnrolmentView.of(enrolments.leave(caller, id, why.reason().strip()));
    }

    private static Organisation organisation(String key) {
        return Organisation.ofKey(key);
    }

    private static Set<Role> roles(Set<String> codes) {
        return codes.stream()
                .map(code -> Role.of(code).orElseThrow(() -> new Problem(ProblemCode.ROLES_INVALID)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
