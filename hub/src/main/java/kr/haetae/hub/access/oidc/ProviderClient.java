package kr.haetae.hub.access.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import kr.haetae.hub.access.Identities.Identity;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Speaks OpenID Connect (Core 1.0, code flow with PKCE) to the provider. */
@Component
class ProviderClient {
    private static final Logger log = LoggerFactory.getLogger(ProviderClient.class);
    private static final int TIMEOUT_MILLIS = 5_000;

    /** Where to send the browser. */
    URI authorization(OidcSettings.Provider provider, URI redirect, OidcRounds.Secrets secrets) {
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope("openid"), new ClientID(provider.clientId()), redirect)
                .endpointURI(metadata(provider).getAuthorizationEndpointURI())
                .state(new State(secrets.state()))
                .nonce(new Nonce(secrets.nonce()))
                .codeChallenge(new CodeVerifier(secrets.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /**
     * Exchanges the code for an ID token and checks it: signature, issuer, audience, time, nonce.
     *
     * @throws Problem IDENTITY_REFUSED, IDENTITY_PROVIDER_AWAY
     */
    Identity identity(OidcSettings.Provider provider, URI redirect, String code, OidcRounds.Secrets secrets) {
        OIDCProviderMetadata metadata = metadata(provider);
        TokenRequest request = new TokenRequest.Builder(
                        metadata.getTokenEndpointURI(),
                        new ClientSecretBasic(new ClientID(provider.clientId()), new Secret(provider.clientSecret())),
                        new AuthorizationCodeGrant(
                                new AuthorizationCode(code), redirect, new CodeVerifier(secrets.verifier())))
                .build();
        try {
            HTTPRequest http = request.toHTTPRequest();
            http.setConnectTimeout(TIMEOUT_MILLIS);
            http.setReadTimeout(TIMEOUT_MILLIS);
            TokenResponse answer = OIDCTokenResponseParser.parse(http.send());
            if (!(answer instanceof OIDCTokenResponse tokens)) {
                throw refused("code");
            }
            IDTokenClaimsSet claims = new IDTokenValidator(
                            new Issuer(provider.issuer()),
                            new ClientID(provider.clientId()),
                            JWSAlgorithm.parse(provider.algorithm()),
                            metadata.getJWKSetURI().toURL())
                    .validate(tokens.getOIDCTokens().getIDToken(), new Nonce(secrets.nonce()));
            return new Identity(
                    claims.getIssuer().getValue(), claims.getSubject().getValue());
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw refused("token");
        } catch (IOException e) {
            throw away(e);
        }
    }

    private static OIDCProviderMetadata metadata(OidcSettings.Provider provider) {
        try {
            return OIDCProviderMetadata.resolve(new Issuer(provider.issuer()), TIMEOUT_MILLIS, TIMEOUT_MILLIS);
        } catch (GeneralException | IOException e) {
            throw away(e);
        }
    }

    static Problem refused(String at) {
        return new Problem(ProblemCode.IDENTITY_REFUSED, Map.of("fault", at));
    }

    private static Problem away(Exception cause) {
        log.warn(
                "The OpenID Connect provider does not answer: {}",
                cause.getClass().getSimpleName());
        return new Problem(ProblemCode.IDENTITY_PROVIDER_AWAY);
    }
}
