package kr.haetae.hub.verification.web;

import java.time.Clock;
import kr.haetae.hub.casework.Cases;
import kr.haetae.hub.verification.Verifications;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Puts the staged verifications before the real ones. */
@TestConfiguration(proxyBeanMethods = false)
class StagedVerificationsConfiguration {
    @Bean
    @Primary
    Verifications stagedVerifications(Clock clock, Cases cases) {
        return new StagedVerifications(clock, cases);
    }
}
