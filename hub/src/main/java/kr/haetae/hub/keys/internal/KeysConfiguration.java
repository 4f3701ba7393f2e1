package kr.haetae.hub.keys.internal;

import java.nio.file.Path;
import java.time.Clock;
import kr.haetae.hub.keys.HubKeys;
import kr.haetae.hub.keys.SecretStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the hub's secrets as files below its data directory. */
@Configuration(proxyBeanMethods = false)
class KeysConfiguration {

    @Bean
    SecretStore secretStore(@Value("${haetae.data-dir}") Path dataDir) {
        return new SecretFiles(dataDir.resolve("keys"));
    }

    @Bean
    HubKeys hubKeys(SecretStore store, @Value("${haetae.machine.host:127.0.0.1}") String host, Clock clock) {
        return new StoredHubKeys(store, host, clock);
    }
}
