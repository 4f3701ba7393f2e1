package kr.haetae.hub.machineport.internal;

import java.nio.file.Path;
import java.util.List;
import kr.haetae.hub.directory.Directory;
import kr.haetae.hub.keys.HubKeys;
import kr.haetae.hub.machineport.MachinePort;
import kr.haetae.protocol.PinnedPeers;
import kr.haetae.tlog.NoteSigner;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the machine port together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MachineProperties.class)
class MachinePortConfiguration {

    @Bean
    Members members(Directory directory) {
        return new Members(directory, System::nanoTime);
    }

    @Bean
    MachineConnector machinePort(MachineProperties properties, HubKeys keys, Members members) {
        return new MachineConnector(
                properties,
                MutualTls.of(
                        keys.tlsIdentity(),
                        PinnedPeers.clients(certificate ->
                                members.byCertificate(certificate).isPresent())));
    }

    @Bean
    HubCardFile hubCardFile(
            @Value("${haetae.data-dir}") Path dataDir, MachinePort machinePort, HubKeys keys, NoteSigner log) {
        return new HubCardFile(dataDir.resolve("hub.json"), machinePort, keys, log.key());
    }

    /** On the machine port the certificate is all: no session, no form, nothing to forge a request with. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain machineSecurity(HttpSecurity http, Members members) {
        FairShare share = new FairShare(new MemberShares(System::nanoTime), System::nanoTime);
        return http.securityMatcher(PortFence::cameThroughMachinePort)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.FORBIDDEN)))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .addFilterBefore(new MemberGate(members, share), AuthorizationFilter.class)
                .build();
    }

    @Bean
    WebMvcConfigurer exchangeArgument() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new ExchangeArgument());
            }
        };
    }
}
