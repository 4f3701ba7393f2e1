package kr.haetae.hub.machineport.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The machine port's settings.
 *
 * @param port 0 for any free one
 * @param address the local address it is bound to
 * @param host what agents call the hub by; named in its certificate
 * @param maxConnections at once, over all exchanges
 * @param threads that handle requests; waiting polls hold none
 */
@ConfigurationProperties("haetae.machine")
public record MachineProperties(
        @DefaultValue("0") int port,
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue("127.0.0.1") String host,
        @DefaultValue("512") int maxConnections,
        @DefaultValue("16") int threads) {}
