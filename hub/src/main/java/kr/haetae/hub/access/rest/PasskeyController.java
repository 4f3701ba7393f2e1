package kr.haetae.hub.access.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Gestures;
import kr.haetae.hub.access.Intent;
import kr.haetae.hub.access.OwnKeys;
import kr.haetae.hub.access.Passkeys;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a page asks before it asks an authenticator. The answers are the JSON of WebAuthn Level 3. */
@RestController
@RequestMapping(path = "/api/v1/passkeys", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "passkeys")
class PasskeyController {
    private final Passkeys passkeys;
    private final OwnKeys ownKeys;
    private final Gestures gestures;

    PasskeyController(Passkeys passkeys, OwnKeys ownKeys, Gestures gestures) {
        this.passkeys = passkeys;
        this.ownKeys = ownKeys;
        this.gestures = gestures;
    }

    /** A gesture, where the person has a key to make one with. */
    record MadeGesture(@Nullable @Size(max = 8192) String gesture) {}

    /** What a gesture is asked for. */
    record WantedGesture(
            @NotNull Intent.Verb verb,

            @NotNull @Size(max = 100) Set<@NotNull @Pattern(regexp = "[0-9a-f]{64}") String> digests) {}

    @PostMapping("/login-options")
    @SecurityRequirements
    @Operation(summary = "Options for an assertion that logs in whoever's key answers")
    String login() {
        return passkeys.askToLogIn();
    }

    @PostMapping("/registration-options")
    @Operation(summary = "Options for a new key of one's own; a gesture by a key one has comes first")
    String registration(Caller caller, @Valid @RequestBody MadeGesture made) {
        return ownKeys.askToAdd(caller, made.gesture());
    }

    @PostMapping("/gesture-options")
    @Operation(summary = "Options for a fresh gesture, bound to everything that is decided with it")
    String gesture(Caller caller, @Valid @RequestBody WantedGesture wanted) {
        return gestures.ask(caller, new Intent(wanted.verb(), wanted.digests()));
    }
}
