package kr.haetae.hub.transparency.internal;

import kr.haetae.hub.keys.SecretStore;
import kr.haetae.tlog.NoteSigner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the audit log its key. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditProperties.class)
class TransparencyConfiguration {

    @Bean
    NoteSigner auditLogSigner(SecretStore secrets, AuditProperties properties) {
        return LogKeyFile.loadOrCreate(secrets, properties.origin());
    }
}
