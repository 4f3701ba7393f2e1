package kr.haetae.hub.frame.internal;

import jakarta.servlet.MultipartConfigElement;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.ProblemTexts;
import org.springframework.boot.servlet.MultipartConfigFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Gives the container the limits of the one table, and the hub's way to say no. */
@Configuration(proxyBeanMethods = false)
class ContainerConfiguration {
    private static final DataSize KEPT_IN_MEMORY = DataSize.ofKilobytes(256);
    /** Form fields beside the file. */
    private static final DataSize FIELDS = DataSize.ofMegabytes(1);

    @Bean
    MultipartConfigElement multipartLimits() {
        MultipartConfigFactory factory = new MultipartConfigFactory();
        factory.setMaxFileSize(DataSize.ofBytes(Limit.UPLOAD_BYTES.value()));
        factory.setMaxRequestSize(DataSize.ofBytes(Limit.UPLOAD_BYTES.value() + FIELDS.toBytes()));
        factory.setFileSizeThreshold(KEPT_IN_MEMORY);
        return factory.createMultipartConfig();
    }

    /** The innermost error valve writes first: before the container's own page in its own words. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> containerRefusals(ProblemTexts texts) {
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ContainerRefusals(texts)));
    }
}
