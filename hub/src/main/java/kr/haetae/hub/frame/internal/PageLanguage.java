package kr.haetae.hub.frame.internal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.util.WebUtils;

/** Pages are Korean; {@code ?lang=en} makes them English from then on, kept in a cookie. */
@Configuration(proxyBeanMethods = false)
class PageLanguage implements WebMvcConfigurer {
    private static final String NAME = "lang";
    private static final Duration KEPT = Duration.ofDays(365);

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor change = new LocaleChangeInterceptor();
        change.setParamName(NAME);
        change.setIgnoreInvalidLocale(true);
        registry.addInterceptor(change);
    }

    @Bean
    LocaleResolver localeResolver() {
        return new TwoLanguages();
    }

    @Bean
    MessageSource messageSource() {
        ResourceBundleMessageSource source = new ResourceBundleMessageSource();
        source.setBasename("texts/pages");
        source.setDefaultEncoding(StandardCharsets.UTF_8.name());
        source.setFallbackToSystemLocale(false);
        source.setDefaultLocale(Locale.KOREAN);
        return source;
    }

    private static final class TwoLanguages implements LocaleResolver {
        private static final String CHOSEN = TwoLanguages.class.getName();

        @Override
        public Locale resolveLocale(HttpServletRequest request) {
            if (request.getAttribute(CHOSEN) instanceof Locale chosen) {
                return chosen;
            }
            Cookie cookie = WebUtils.getCookie(request, NAME);
            return cookie != null && cookie.getValue().equals("en") ? Locale.ENGLISH : Locale.KOREAN;
        }

        @Override
        public void setLocale(
                HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
            boolean english = locale != null && locale.getLanguage().equals("en");
            request.setAttribute(CHOSEN, english ? Locale.ENGLISH : Locale.KOREAN);
            if (response != null) {
                ResponseCookie cookie = ResponseCookie.from(NAME, english ? "en" : "ko")
                        .path("/")
                        .sameSite("Lax")
                        .httpOnly(true)
                        .maxAge(KEPT)
                        .build();
                response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
            }
        }
    }
}
