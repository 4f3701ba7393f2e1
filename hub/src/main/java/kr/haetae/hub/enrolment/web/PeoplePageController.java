package kr.haetae.hub.enrolment.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.access.RoleGrants;
import kr.haetae.hub.directory.Organisation;
import kr.haetae.hub.directory.Person;
import kr.haetae.hub.enrolment.Deed;
import kr.haetae.hub.enrolment.Enrolment;
import kr.haetae.hub.enrolment.Enrolments;
import kr.haetae.hub.enrolment.Handed;
import kr.haetae.hub.enrolment.NewPerson;
import kr.haetae.hub.enrolment.Numbers;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.frame.ProblemTexts;
import kr.haetae.hub.frame.ProblemView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of people, with what waits for the one who looks, and the form that invites. */
@Controller
class PeoplePageController {
    private final Enrolments enrolments;
    private final Numbers numbers;
    private final RoleGrants grants;
    private final PeopleWords words;
    private final ProblemTexts texts;

    PeoplePageController(
            Enrolments enrolments, Numbers numbers, RoleGrants grants, PeopleWords words, ProblemTexts texts) {
        this.enrolments = enrolments;
        this.numbers = numbers;
        this.grants = grants;
        this.words = words;
        this.texts = texts;
    }

    /** What was filled in, to be shown again after a refusal. */
    record InviteForm(
            @Nullable String organisation,
            @Nullable String displayName,
            @Nullable List<String> roles) {
        static final InviteForm EMPTY = new InviteForm(null, null, null);

        /** Whether this role was chosen. */
        public boolean has(Role role) {
            return roles != null && roles.contains(role.code());
        }

        Set<Role> chosen() {
            return roles == null
                    ? Set.of()
                    : roles.stream().flatMap(code -> Role.of(code).stream()).collect(Collectors.toUnmodifiableSet());
        }
    }

    /** An organisation with its numbers. */
    record NumbersOf(Organisation organisation, List<Numbers.Entry> entries) {}

    @GetMapping("/people")
    String page(Caller caller, Model model) {
        return page(caller, InviteForm.EMPTY, model);
    }

    @PostMapping("/people")
    String invite(Caller caller, InviteForm form, Model model, HttpServletResponse response, Locale locale) {
        try {
            Handed handed = enrolments.invite(
                    caller,
                    new NewPerson(
                            organisation(form.organisation()),
                            text(form.displayName(), "displayName", Limit.PERSON_NAME_CHARACTERS),
                            form.chosen()));
            return handed(handed, caller, model, response, words, enrolments);
        } catch (Problem problem) {
            response.setStatus(problem.code().status().value());
            model.addAttribute("problem", ProblemView.of(problem, texts, locale));
            return page(caller, form, model);
        }
    }

    @PostMapping("/call-back-numbers")
    String enterNumber(
            Caller caller,
            @RequestParam String organisation,
            @RequestParam String number,
            @RequestParam String label,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        try {
            numbers.enter(
                    caller, organisation(organisation), number, text(label, "label", Limit.PERSON_NAME_CHARACTERS));
            return "redirect:/people#numbers";
        } catch (Problem problem) {
            response.setStatus(problem.code().status().value());
            model.addAttribute("problem", ProblemView.of(problem, texts, locale));
            return page(caller, InviteForm.EMPTY, model);
        }
    }

    /** Shows a token, this once: the page is not kept and cannot be loaded again. */
    static String handed(
            Handed handed,
            Caller caller,
            Model model,
            HttpServletResponse response,
            PeopleWords words,
            Enrolments enrolments) {
        response.setHeader("Cache-Control", "no-store");
        Person person = enrolments.find(caller, handed.personId()).person();
        model.addAttribute("handed", handed);
        model.addAttribute("person", person);
        model.addAttribute("organisation", words.name(person.organisation()));
        return "handed";
    }

    /** A text of a form, stripped. */
    static String text(@Nullable String value, String field, Limit most) {
        if (value == null || value.isBlank() || value.strip().length() > most.value()) {
            throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", field));
        }
        return value.strip();
    }

    private String page(Caller caller, InviteForm form, Model model) {
        List<Person> all = enrolments.list(caller);
        List<Person> shown = all.stream().limit(Limit.PEOPLE_PAGE.value()).toList();
        List<Enrolment> waiting = enrolments.waiting(caller).stream()
                .filter(one -> one.possible().stream()
                        .anyMatch(Set.of(Deed.APPROVE, Deed.CALL_BACK, Deed.HAND_RECOVERY)::contains))
                .toList();
        List<Organisation> inviteTo = enrolments.mayInviteTo(caller);
        List<Organisation> seen = Stream.of(
                        shown.stream().map(Person::organisation), inviteTo.stream(), Stream.of(caller.organisation()))
                .flatMap(one -> one)
                .distinct()
                .toList();
        model.addAttribute("people", shown);
        model.addAttribute("total", all.size());
        model.addAttribute("waiting", waiting);
        model.addAttribute("roles", grants.of(shown.stream().map(Person::id).toList()));
        model.addAttribute("organisations", words.names(seen));
        model.addAttribute("inviteTo", inviteTo);
        model.addAttribute("form", form);
        model.addAttribute("allRoles", offered(caller, inviteTo));
        model.addAttribute(
                "numbers",
                seen.stream()
                        .map(one -> new NumbersOf(one, numbers.of(caller, one)))
                        .toList());
        model.addAttribute("mayEnterNumbers", caller.is(Role.OPERATOR));
        return "people";
    }

    private static List<Role> offered(Caller caller, List<Organisation> inviteTo) {
        boolean exchange = inviteTo.stream().anyMatch(Organisation::isExchange);
        boolean agency = inviteTo.stream().anyMatch(one -> !one.isExchange());
        return Arrays.stream(Role.values())
                .filter(role -> role.atExchange() ? exchange : agency)
                .filter(role -> caller.is(Role.OPERATOR) || (role != Role.OPERATOR && role != Role.AUDITOR))
                .toList();
    }

    private static Organisation organisation(@Nullable String key) {
        try {
            return Organisation.ofKey(key == null ? "" : key);
        } catch (IllegalArgumentException e) {
            throw new Problem(ProblemCode.INVALID_FIELD, Map.of("field", "organisation"));
        }
    }
}
