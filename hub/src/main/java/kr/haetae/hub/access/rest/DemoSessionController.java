package kr.haetae.hub.access.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.DemoPeople;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.access.Sessions;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Profile("demo")
@Tag(name = "demo")
class DemoSessionController {
    private final DemoPeople people;
    private final Sessions sessions;

    DemoSessionController(DemoPeople people, Sessions sessions) {
        this.people = people;
        this.sessions = sessions;
    }

    /** Whom to be. */
    record Login(@NotBlank @Size(max = 128) String as) {}

    /** A person, as shown. */
    record PersonView(String id, String displayName, String organisation, List<String> roles) {}

    /** A login. */
    record SessionView(String token, Instant expiresAt, PersonView person) {}

    @PostMapping("/api/v1/demo/sessions")
    @ResponseStatus(HttpStatus.CREATED)
    @SecurityRequirements
    @Operation(summary = "Log in as one of the demo's people; answers a bearer token for twelve hours")
    SessionView open(@Valid @RequestBody Login login) {
        Caller caller = people.as(login.as())
                .orElseThrow(() -> new Problem(ProblemCode.ROLE_UNKNOWN, Map.of("known", knownRoles())));
        Sessions.Session session = sessions.open(caller);
        return new SessionView(session.token(), session.expiresAt(), view(caller));
    }

    private String knownRoles() {
        return Stream.concat(
                        people.roles().stream().map(Role::code).sorted(),
                        Stream.of("exchange-officer:NAME", "exchange-admin:NAME"))
                .collect(Collectors.joining(", "));
    }

    private static PersonView view(Caller caller) {
        return new PersonView(
                caller.personId(),
                caller.displayName(),
                caller.organisation().key(),
                caller.roles().stream().map(Role::code).sorted().toList());
    }
}
