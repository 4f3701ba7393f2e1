package kr.haetae.hub;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A test of the whole hub: the real application in the demo profile on a random port, with a database of its own in the
 * one embedded PostgreSQL of this JVM.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("demo")
public abstract class HubTest {
    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        TestDatabase.register(registry);
        registry.add("haetae.directory.members-poll-millis", () -> 200);
        registry.add("spring.datasource.hikari.maximum-pool-size", () -> 12);
        registry.add("spring.datasource.hikari.minimum-idle", () -> 0);
    }
}
