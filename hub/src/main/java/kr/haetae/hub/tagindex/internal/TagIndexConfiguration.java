package kr.haetae.hub.tagindex.internal;

import java.util.UUID;
import java.util.stream.Collectors;
import kr.haetae.hub.keys.HubKeys;
import kr.haetae.hub.tagindex.OpenEpochs;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Puts the index's background work together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TagIndexProperties.class)
class TagIndexConfiguration {
    @Bean
    IndexKeys indexKeys(HubKeys keys) {
        return new IndexKeys(keys::derive);
    }

    /** Whoever pins tasks to epochs stands above this feature, so it is asked only when the sweep runs. */
    @Bean
    EpochSweep epochSweep(
            EpochRegister register,
            ObjectProvider<OpenEpochs> openEpochs,
            JdbcTemplate jdbc,
            TransactionOperations transactions) {
        OpenEpochs all = () -> openEpochs.stream()
                .flatMap(source -> source.namedByOpenTasks().stream())
                .collect(Collectors.<UUID>toUnmodifiableSet());
        return new EpochSweep(register, all, jdbc, transactions);
    }

    @Bean
    IndexWork indexWork(EpochBuilder builder, EpochSweep sweep) {
        return new IndexWork(builder, sweep);
    }
}
