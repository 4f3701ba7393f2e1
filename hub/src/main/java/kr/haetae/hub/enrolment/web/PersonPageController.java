package kr.haetae.hub.enrolment.web;

import static kr.haetae.hub.enrolment.web.PeoplePageController.text;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kr.haetae.hub.access.Approval;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Gestures;
import kr.haetae.hub.access.Intent;
import kr.haetae.hub.access.RoleGrants;
import kr.haetae.hub.directory.TakenStep;
import kr.haetae.hub.enrolment.Enrolment;
import kr.haetae.hub.enrolment.Enrolments;
import kr.haetae.hub.enrolment.Handed;
import kr.haetae.hub.enrolment.MadeCall;
import kr.haetae.hub.enrolment.Numbers;
import kr.haetae.hub.enrolment.PhoneCall;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.frame.ProblemTexts;
import kr.haetae.hub.frame.ProblemView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One person: where they stand, how they got there, and the one thing to do next. */
@Controller
class PersonPageController {
    private final Enrolments enrolments;
    private final Numbers numbers;
    private final Gestures gestures;
    private final RoleGrants grants;
    private final PeopleWords words;
    private final ProblemTexts texts;

    PersonPageController(
            Enrolments enrolments,
            Numbers numbers,
            Gestures gestures,
            RoleGrants grants,
            PeopleWords words,
            ProblemTexts texts) {
        this.enrolments = enrolments;
        this.numbers = numbers;
        this.gestures = gestures;
        this.grants = grants;
        this.words = words;
        this.texts = texts;
    }

    /** What the forms of this page send; each fills its own part. */
    record StepForm(
            @Nullable String reason,
            @Nullable String number,
            @Nullable String spokeWith,
            @Nullable String readBack,
            @Nullable String approval,
            @Nullable String digest,
            @Nullable String gesture) {
        static final StepForm EMPTY = new StepForm(null, null, null, null, null, null, null);

        String why() {
            return text(reason, "reason", Limit.STEP_REASON_CHARACTERS);
        }

        MadeCall call() {
            return new MadeCall(
                    uuid(number, "number"),
                    text(spokeWith, "spokeWith", Limit.SPOKE_WITH_CHARACTERS),
                    readBack == null ? "" : readBack);
        }

        UUID approvalId() {
            return uuid(approval, "approval");
        }

        String seen() {
            return digest == null ? "" : digest;
        }

        @Override
        public String toString() {
            return "StepForm[]";
        }
    }

    @GetMapping("/people/{id}")
    String page(Caller caller, @PathVariable String id, Model model) {
        return page(caller, id, StepForm.EMPTY, model);
    }

    @PostMapping("/people/{id}/{step}")
    String take(
            Caller caller,
            @PathVariable String id,
            @PathVariable String step,
            StepForm form,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        try {
            Optional<Handed> handed = act(caller, id, step, form);
            return handed.isPresent()
                    ? PeoplePageController.handed(handed.get(), caller, model, response, words, enrolments)
                    : "redirect:/people/" + id;
        } catch (Problem problem) {
            response.setStatus(problem.code().status().value());
            model.addAttribute("problem", ProblemView.of(problem, texts, locale));
            return page(caller, id, form, model);
        }
    }

    @PostMapping("/call-back-numbers/{id}/confirmation")
    String confirmNumber(Caller caller, @PathVariable UUID id, StepForm form) {
        numbers.confirm(gestures.made(caller, form.gesture(), Intent.approve(form.seen())), id, form.seen());
        return "redirect:/people#numbers";
    }

    @PostMapping("/call-back-numbers/{id}/withdrawal")
    String withdrawNumber(Caller caller, @PathVariable UUID id) {
        numbers.withdraw(caller, id);
        return "redirect:/people#numbers";
    }

    private Optional<Handed> act(Caller caller, String id, String step, StepForm form) {
        switch (step) {
            case "invitation" -> {
                return Optional.of(enrolments.inviteAgain(caller, id, grants.of(id)));
            }
            case "recovery-token" -> {
                return Optional.of(enrolments.handRecovery(caller, id));
            }
            case "withdrawal" -> enrolments.withdraw(caller, id, form.why());
            case "call-back" -> enrolments.callBack(caller, id, form.call());
            case "recovery" -> enrolments.askRecovery(caller, id, form.call());
            case "approval" ->
                enrolments.approve(
                        gestures.made(caller, form.gesture(), Intent.approve(form.seen())),
                        id,
                        form.approvalId(),
                        form.seen());
            case "refusal" ->
                enrolments.refuse(
                        gestures.made(caller, form.gesture(), Intent.refuse(form.seen())),
                        id,
                        form.approvalId(),
                        form.seen(),
                        form.why());
            case "suspension" -> enrolments.suspend(caller, id, form.why());
            case "suspension-lift" -> enrolments.askLift(caller, id);
            case "leaving" -> enrolments.leave(caller, id, form.why());
            default -> throw new Problem(ProblemCode.NOT_FOUND);
        }
        return Optional.empty();
    }

    private String page(Caller caller, String id, StepForm form, Model model) {
        Enrolment one = enrolments.find(caller, id);
        model.addAttribute("one", one);
        model.addAttribute("form", form);
        model.addAttribute("organisation", words.name(one.person().organisation()));
        model.addAttribute("names", words.namesOf(mentioned(one)));
        return "person";
    }

    private static List<@Nullable String> mentioned(Enrolment one) {
        List<@Nullable String> ids = new ArrayList<>();
        one.steps().stream().map(TakenStep::by).forEach(ids::add);
        Approval open = one.open();
        if (open != null) {
            ids.add(open.askedBy());
            open.votes().forEach(vote -> ids.add(vote.personId()));
        }
        PhoneCall call = one.call();
        ids.add(call == null ? null : call.calledBy());
        return ids;
    }

    private static UUID uuid(@Nullable String text, String field) {
        try {
            return UUID.fromString(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", field));
        }
    }
}
