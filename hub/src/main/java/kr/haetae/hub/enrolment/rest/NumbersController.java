package kr.haetae.hub.enrolment.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import kr.haetae.hub.access.Approval;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Gestures;
import kr.haetae.hub.access.Intent;
import kr.haetae.hub.directory.Organisation;
import kr.haetae.hub.enrolment.Numbers;
import kr.haetae.hub.enrolment.rest.EnrolmentViews.ApprovalView;
import kr.haetae.hub.enrolment.rest.EnrolmentViews.NumberView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/call-back-numbers")
@Tag(name = "enrolments")
class NumbersController {
    private static final String ORGANISATION = "(agency|exchange):.{1,64}";

    private final Numbers numbers;
    private final Gestures gestures;

    NumbersController(Numbers numbers, Gestures gestures) {
        this.numbers = numbers;
        this.gestures = gestures;
    }

    /** A number to enter. */
    record NewNumber(
            @NotBlank @Pattern(regexp = ORGANISATION) String organisation,
            @NotBlank @Size(max = 40) String number,
            @NotBlank @Size(max = 100) String label) {}

    /** What is confirmed. */
    record Confirmation(
            @NotBlank @Pattern(regexp = "[0-9a-f]{64}") String digest,
            @Nullable @Size(max = 8192) String gesture) {}

    /** A number and the approval it waits for. */
    record EntryView(NumberView number, @Nullable ApprovalView approval) {
        static EntryView of(Numbers.Entry entry) {
            Approval open = entry.open();
            return new EntryView(NumberView.of(entry.number()), open == null ? null : ApprovalView.of(open));
        }
    }

    /** An organisation's numbers. */
    record NumberList(List<EntryView> items) {}

    @GetMapping
    @Operation(summary = "The numbers an organisation is called back on, unconfirmed ones too")
    NumberList list(Caller caller, @RequestParam @Pattern(regexp = ORGANISATION) String organisation) {
        return new NumberList(numbers.of(caller, Organisation.ofKey(organisation)).stream()
                .map(EntryView::of)
                .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Enter a number; it counts once another person has confirmed it")
    EntryView enter(Caller caller, @Valid @RequestBody NewNumber wanted) {
        return EntryView.of(numbers.enter(
                caller,
                Organisation.ofKey(wanted.organisation()),
                wanted.number(),
                wanted.label().strip()));
    }

    @PostMapping("/{id}/confirmation")
    @Operation(summary = "Confirm a number somebody else entered, with a fresh gesture")
    EntryView confirm(Caller caller, @PathVariable UUID id, @Valid @RequestBody Confirmation confirmation) {
        Caller proved = gestures.made(caller, confirmation.gesture(), Intent.approve(confirmation.digest()));
        return EntryView.of(numbers.confirm(proved, id, confirmation.digest()));
    }

    @PostMapping("/{id}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take a number out of use")
    void withdraw(Caller caller, @PathVariable UUID id) {
        numbers.withdraw(caller, id);
    }
}
