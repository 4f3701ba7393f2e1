package kr.haetae.hub.access.internal;

import jakarta.servlet.DispatcherType;
import kr.haetae.hub.access.AuthorisationTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.savedrequest.NullRequestCache;

/** Applies the authorisation table to every request. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    /** Scripts, styles and fonts come from the hub alone; nothing inline, nothing framed. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'; manifest-src 'self'";

    @Bean
    SecurityFilterChain people(
            HttpSecurity http,
            SessionTokenFilter sessions,
            RequestRates rates,
            Refusals refusals,
            Environment environment)
            throws Exception {
        return http.authorizeHttpRequests(requests -> {
                    // What follows an authorised request: its asynchronous end, or its error page.
                    requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                            .permitAll();
                    for (AuthorisationTable.Row row : AuthorisationTable.ROWS) {
                        var matched = requests.requestMatchers(row.method(), row.path());
                        if (row.open()) {
                            matched.permitAll();
                        } else if (row.anybody()) {
                            matched.authenticated();
                        } else {
                            matched.hasAnyAuthority(row.roles().stream()
                                    .map(role -> role.code())
                                    .toArray(String[]::new));
                        }
                    }
                    requests.anyRequest().denyAll();
                })
                .addFilterBefore(sessions, AnonymousAuthenticationFilter.class)
                .addFilterAfter(rates, SessionTokenFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie(!environment.matchesProfiles("demo")))
                        // Each request logs in anew by its session cookie; dropping the form token each time would let
                        // a picture's request spoil the form beside it. Login and logout drop it.
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy())
                        .ignoringRequestMatchers(SessionTokenFilter::cannotBeForged))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.NO_REFERRER))
                        .permissionsPolicyHeader(policy -> policy.policy("camera=(), microphone=(), geolocation=()")))
                .build();
    }

    private static CookieCsrfTokenRepository csrfCookie(boolean overTls) {
        CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();
        repository.setCookieCustomizer(
                cookie -> cookie.sameSite("Strict").httpOnly(true).secure(overTls));
        return repository;
    }
}
