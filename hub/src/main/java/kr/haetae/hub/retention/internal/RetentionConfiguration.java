package kr.haetae.hub.retention.internal;

import kr.haetae.hub.retention.RetentionTerms;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Makes the terms known. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetentionTerms.class)
class RetentionConfiguration {}
