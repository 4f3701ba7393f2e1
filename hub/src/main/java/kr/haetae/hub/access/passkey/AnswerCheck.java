package kr.haetae.hub.access.passkey;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks authenticators' answers with WebAuthn4J: origin, relying party, user verification, signature, counter. */
@Component
class AnswerCheck {
    private static final List<PublicKeyCredentialParameters> ALGORITHMS = OptionsJson.ALGORITHMS.stream()
            .map(one -> new PublicKeyCredentialParameters(
                    PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(one)))
            .toList();
    private static final boolean USER_VERIFIED = true;
    private static final boolean USER_PRESENT = true;

    private final RelyingParty party;
    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter publicParts = new AttestedCredentialDataConverter(converter);

    /** Attestations are not asked for: which make of authenticator somebody bought is not what lets them in. */
    private final WebAuthnManager webAuthn = WebAuthnManager.createNonStrictWebAuthnManager(converter);

    AnswerCheck(RelyingParty party) {
        this.party = party;
    }

    /**
     * A new key as it will be kept.
     *
     * @param publicPart in hex
     */
    record NewKey(String reference, String publicPart, long signCount, boolean synced) {
        @Override
        public String toString() {
            return "NewKey[]";
        }
    }

    /** An assertion that is read and not checked yet. */
    record Assertion(String reference, @Nullable String userHandle, AuthenticationData data) {
        byte[] challenge() {
            return AnswerCheck.challenge(data.getCollectedClientData());
        }

        @Override
        public String toString() {
            return "Assertion[]";
        }
    }

    /** Reads what a browser answered after making a key; nothing of it is checked yet. */
    RegistrationData registration(String answer) {
        try {
            return webAuthn.parseRegistrationResponseJSON(answer);
        } catch (RuntimeException e) {
            // The library lets its parsers' own exceptions through; whatever it makes of nonsense, it is nonsense.
            throw PasskeyFault.MALFORMED.refused();
        }
    }

    static byte[] challenge(@Nullable CollectedClientData client) {
        if (client == null) {
            throw PasskeyFault.MALFORMED.refused();
        }
        return client.getChallenge().getValue();
    }

    /** Checks a new key. */
    NewKey check(RegistrationData data, byte[] challenge) {
        try {
            webAuthn.verify(
                    data, new RegistrationParameters(server(challenge), ALGORITHMS, USER_VERIFIED, USER_PRESENT));
        } catch (WebAuthnException e) {
            throw PasskeyFault.of(e).refused();
        }
        AttestationObject made = data.getAttestationObject();
        AttestedCredentialData key =
                made == null ? null : made.getAuthenticatorData().getAttestedCredentialData();
        if (made == null || key == null) {
            throw PasskeyFault.MALFORMED.refused();
        }
        return new NewKey(
                base64(key.getCredentialId()),
                HexFormat.of().formatHex(publicParts.convert(key)),
                made.getAuthenticatorData().getSignCount(),
                made.getAuthenticatorData().isFlagBE());
    }

    /** Reads what a browser answered after asking a key. */
    Assertion assertion(String answer) {
        try {
            AuthenticationData data = webAuthn.parseAuthenticationResponseJSON(answer);
            byte[] handle = data.getUserHandle();
            return new Assertion(
                    base64(data.getCredentialId()),
                    handle == null ? null : new String(handle, StandardCharsets.UTF_8),
                    data);
        } catch (RuntimeException e) {
            // As above.
            throw PasskeyFault.MALFORMED.refused();
        }
    }

    /** Checks an assertion of a kept key and answers its new counter. */
    long check(Assertion assertion, PasskeyTable.Kept kept) {
        CredentialRecord record = record(kept);
        try {
            webAuthn.verify(
                    assertion.data(),
                    new AuthenticationParameters(
                            server(assertion.challenge()), record, null, USER_VERIFIED, USER_PRESENT));
        } catch (WebAuthnException e) {
            throw PasskeyFault.of(e).refused();
        }
        return record.getCounter();
    }

    private CredentialRecord record(PasskeyTable.Kept kept) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                USER_VERIFIED,
                kept.synced(),
                null,
                kept.signCount(),
                publicParts.convert(HexFormat.of().parseHex(kept.publicPart())),
                null,
                null,
                null,
                null);
    }

    private ServerProperty server(byte[] challenge) {
        return ServerProperty.builder()
                .origin(new Origin(party.origin()))
                .rpId(party.id())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    private static String base64(byte @Nullable [] bytes) {
        if (bytes == null) {
            throw PasskeyFault.MALFORMED.refused();
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
