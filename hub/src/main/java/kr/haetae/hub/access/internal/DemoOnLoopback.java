package kr.haetae.hub.access.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Keeps the demo, where anybody may be anybody, off the network. */
@Component
@Profile("demo")
class DemoOnLoopback implements BeanFactoryPostProcessor, EnvironmentAware {
    private String address = "";

    @Override
    public void setEnvironment(Environment environment) {
        address = environment.getProperty("server.address", "");
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (!isLoopback(address)) {
            throw new DemoOnNetworkException();
        }
    }

    /** Whether only this machine can reach it; no address means all of them. */
    static boolean isLoopback(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
