package kr.haetae.hub.machineport.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import kr.haetae.hub.machineport.MachinePort;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** A second connector of the web server: TLS 1.3 only, a member's certificate required. */
final class MachineConnector implements MachinePort, WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final int READ_TIMEOUT_MILLIS = 20_000;
    /** Of one read of a body; the whole has a deadline of its own. */
    private static final int BODY_READ_TIMEOUT_MILLIS = 5_000;

    private static final int KEEP_ALIVE_MILLIS = 120_000;
    /** Longer than the longest poll, whose own clock ends it. */
    private static final int ASYNC_TIMEOUT_MILLIS = 60_000;

    private final MachineProperties properties;
    private final Connector connector;

    MachineConnector(MachineProperties properties, MutualTls tls) {
        this.properties = properties;
        this.connector = connector(properties, tls);
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addAdditionalConnectors(connector);
        factory.addEngineValves(new PortFence(connector));
    }

    @Override
    public int port() {
        int port = connector.getLocalPort();
        if (port <= 0) {
            throw new IllegalStateException("the machine port does not listen");
        }
        return port;
    }

    @Override
    public String url() {
        String host = properties.host();
        return "https://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port();
    }

    private static Connector connector(MachineProperties properties, MutualTls tls) {
        Http11NioProtocol protocol = new Http11NioProtocol();
        protocol.setAddress(address(properties.address()));
        protocol.setMaxThreads(properties.threads());
        protocol.setMinSpareThreads(2);
        protocol.setMaxConnections(properties.maxConnections());
        protocol.setConnectionTimeout(READ_TIMEOUT_MILLIS);
        protocol.setDisableUploadTimeout(false);
        protocol.setConnectionUploadTimeout(BODY_READ_TIMEOUT_MILLIS);
        protocol.setKeepAliveTimeout(KEEP_ALIVE_MILLIS);
        protocol.setMaxKeepAliveRequests(-1);
        protocol.setSSLEnabled(true);
        Connector connector = new Connector(protocol);
        connector.setPort(properties.port());
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setAsyncTimeout(ASYNC_TIMEOUT_MILLIS);
        connector.setThrowOnFailure(true);
        connector.addSslHostConfig(tls13(tls));
        return connector;
    }

    private static SSLHostConfig tls13(MutualTls tls) {
        SSLHostConfig config = new SSLHostConfig();
        config.setProtocols("TLSv1.3");
        config.setCertificateVerification("required");
        SSLHostConfigCertificate certificate = new SSLHostConfigCertificate(config, SSLHostConfigCertificate.Type.EC);
        certificate.setSslContext(tls);
        config.addCertificate(certificate);
        return config;
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("haetae.machine.address is not an address of this machine", e);
        }
    }
}
