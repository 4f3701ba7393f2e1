package kr.haetae.hub.frame.internal;

import jakarta.servlet.MultipartConfigElement;
import kr.haetae.hub.frame.Limit;
import org.springframework.boot.servlet.MultipartConfigFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Gives the container the limits of the one table. */
@Configuration(proxyBeanMethods = false)
class UploadLimits {
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
}
