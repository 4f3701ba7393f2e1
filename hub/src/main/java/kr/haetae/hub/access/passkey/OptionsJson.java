package kr.haetae.hub.access.passkey;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import kr.haetae.hub.directory.Person;
import kr.haetae.protocol.Json;
import org.springframework.stereotype.Component;

/** What a browser hands to authenticators, as JSON (WebAuthn Level 3, sections 5.1.8 and 5.1.9). */
@Component
class OptionsJson {
    /** EdDSA, ES256 and RS256: what every authenticator on the market can do one of. */
    static final List<Integer> ALGORITHMS = List.of(-8, -7, -257);

    private static final String NAME = "해태 Haetae";
    private static final String REQUIRED = "required";
    private static final String TYPE = "public-key";

    private final RelyingParty party;

    OptionsJson(RelyingParty party) {
        this.party = party;
    }

    /** A new key that names its owner by itself, so that a login needs no user name. */
    String creation(Person person, byte[] challenge, List<String> known) {
        return json(Map.of(
                "rp", Map.of("id", party.id(), "name", NAME),
                "user",
                        Map.of(
                                "id", base64(person.id().getBytes(StandardCharsets.UTF_8)),
                                "name", person.displayName(),
                                "displayName", person.displayName()),
                "challenge", base64(challenge),
                "pubKeyCredParams",
                        ALGORITHMS.stream()
                                .map(one -> Map.of("type", TYPE, "alg", one))
                                .toList(),
                "timeout", Challenges.Purpose.REGISTER.millis(),
                "excludeCredentials", descriptors(known),
                "authenticatorSelection",
                        Map.of("residentKey", REQUIRED, "requireResidentKey", true, "userVerification", REQUIRED),
                "attestation", "none"));
    }

    /** An assertion of one of these keys, or of any. */
    String request(byte[] challenge, long timeoutMillis, List<String> allowed) {
        return json(Map.of(
                "challenge", base64(challenge),
                "timeout", timeoutMillis,
                "rpId", party.id(),
                "allowCredentials", descriptors(allowed),
                "userVerification", REQUIRED));
    }

    private static List<Map<String, String>> descriptors(List<String> credentialIds) {
        return credentialIds.stream().map(id -> Map.of("type", TYPE, "id", id)).toList();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String json(Map<String, Object> options) {
        return new String(Json.write(options), StandardCharsets.UTF_8);
    }
}
