package kr.haetae.hub.machineport.internal;

import jakarta.servlet.http.HttpServletRequest;
import kr.haetae.hub.directory.Exchange;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers behind the machine port the calling {@link Exchange} as a method parameter. */
final class ExchangeArgument implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Exchange.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binderFactory) {
        HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
        Exchange exchange = request == null ? null : MemberGate.exchangeOf(request);
        if (exchange == null) {
            throw new IllegalStateException("an exchange's request outside the machine port");
        }
        return exchange;
    }
}
