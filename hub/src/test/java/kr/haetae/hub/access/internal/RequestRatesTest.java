package kr.haetae.hub.access.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import kr.haetae.hub.HubTest;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.Role;
import kr.haetae.hub.directory.Organisation;
import kr.haetae.hub.frame.Limit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class RequestRatesTest extends HubTest {
    private static final int STRANGER = Limit.REQUESTS_PER_STRANGER_AND_MINUTE.intValue();
    private static final int PERSON = Limit.REQUESTS_PER_PERSON_AND_MINUTE.intValue();
    private static final String PROGRAM = "/api/v1/cases";

    @Autowired
    private Refusals refusals;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T00:00:00Z"));

    private RequestRates rates() {
        InstantSource source = now::get;
        return new RequestRates(refusals, source.withZone(ZoneOffset.UTC));
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aStrangerIsAnsweredUpToTheLimitAndThenToldWhenToRetry() throws Exception {
        RequestRates rates = rates();
        for (int i = 0; i < STRANGER; i++) {
            assertThat(ask(rates, "198.51.100.1", PROGRAM).getStatus()).isEqualTo(200);
        }
        MockHttpServletResponse refused = ask(rates, "198.51.100.1", PROGRAM);
        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getContentAsString()).contains("TOO_MANY_REQUESTS").doesNotContain("198.51.100.1");
        int seconds = Integer.parseInt(refused.getHeader("Retry-After"));
        assertThat(seconds).isBetween(1, 60);

        now.updateAndGet(at -> at.plusSeconds(seconds));
        assertThat(ask(rates, "198.51.100.1", PROGRAM).getStatus()).isEqualTo(200);
        assertThat(ask(rates, "198.51.100.2", PROGRAM).getStatus())
                .as("another address")
                .isEqualTo(200);
    }

    @Test
    void aPersonIsKnownByTheirLoginWhereverTheyAskFrom() throws Exception {
        RequestRates rates = rates();
        logIn("p.one");
        for (int i = 0; i < PERSON; i++) {
            assertThat(ask(rates, "198.51.100." + i % 200, PROGRAM).getStatus()).isEqualTo(200);
        }
        assertThat(ask(rates, "198.51.100.7", PROGRAM).getStatus()).isEqualTo(429);
        MockHttpServletResponse page = ask(rates, "198.51.100.7", "/cases/DEMO-1");
        assertThat(page.getStatus()).isEqualTo(429);
        assertThat(page.getContentAsString()).as("the error page follows").isEmpty();
        logIn("p.two");
        assertThat(ask(rates, "198.51.100.7", PROGRAM).getStatus()).isEqualTo(200);
    }

    @Test
    void picturesAndAgentsAreNotCounted() throws Exception {
        RequestRates rates = rates();
        for (int i = 0; i < 2 * STRANGER; i++) {
            assertThat(ask(rates, "198.51.100.1", "/assets/css/frame.css").getStatus())
                    .isEqualTo(200);
        }
        assertThat(ask(rates, "198.51.100.1", PROGRAM).getStatus()).isEqualTo(200);
    }

    @Test
    void aClockThatJumpsBackStopsNobodyForLong() {
        RequestRates rates = rates();
        assertThatNoException().isThrownBy(() -> {
            for (int i = 0; i < STRANGER; i++) {
                ask(rates, "198.51.100.1", PROGRAM);
            }
            now.updateAndGet(at -> at.minus(Duration.ofDays(1)));
            ask(rates, "198.51.100.1", PROGRAM);
            now.updateAndGet(at -> at.plus(Duration.ofDays(1)).plusSeconds(61));
            assertThat(ask(rates, "198.51.100.1", PROGRAM).getStatus()).isEqualTo(200);
        });
    }

    private static void logIn(String person) {
        Caller caller = new Caller(person, "Name", Organisation.agency("a"), Set.of(Role.INVESTIGATOR), Instant.EPOCH);
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(caller, null, Set.of()));
    }

    private static MockHttpServletResponse ask(RequestRates rates, String from, String path) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setRemoteAddr(from);
        MockHttpServletResponse response = new MockHttpServletResponse();
        rates.doFilter(request, response, new MockFilterChain());
        return response;
    }
}
