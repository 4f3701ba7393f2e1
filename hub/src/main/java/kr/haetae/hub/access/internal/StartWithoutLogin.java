package kr.haetae.hub.access.internal;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Keeps a hub whose pages' origin nobody named, to which no passkey would answer, from starting unless that is meant. */
@Component
@Profile("!demo")
class StartWithoutLogin implements BeanFactoryPostProcessor, EnvironmentAware {
    private boolean meant;

    @Override
    public void setEnvironment(Environment environment) {
        boolean known = !environment.getProperty("haetae.access.origin", "").isBlank();
        meant = known || environment.getProperty("haetae.access.start-without-login", Boolean.class, false);
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        if (!meant) {
            throw new NoLoginException();
        }
    }
}
