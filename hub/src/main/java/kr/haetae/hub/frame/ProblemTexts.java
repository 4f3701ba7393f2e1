package kr.haetae.hub.frame;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Says a problem in Korean and in English. */
@Component
public class ProblemTexts {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** What is wrong, in a few words. */
    public String title(Problem problem, Locale locale) {
        return say(problem, "title", locale);
    }

    /** What exactly is wrong. */
    public String detail(Problem problem, Locale locale) {
        return say(problem, "detail", locale);
    }

    /** What the person can do now. */
    public String action(Problem problem, Locale locale) {
        return say(problem, "action", locale);
    }

    /** The answer's body after RFC 9457, with both languages beside the caller's own. */
    public Map<String, Object> body(Problem problem, Locale locale) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:haetae:problem:" + problem.code().name());
        body.put("title", title(problem, locale));
        body.put("status", problem.code().status().value());
        body.put("detail", detail(problem, locale));
        body.put("action", action(problem, locale));
        body.put("code", problem.code().name());
        body.put("messages", Map.of("ko", full(problem, Locale.KOREAN), "en", full(problem, Locale.ENGLISH)));
        problem.args().forEach(body::putIfAbsent);
        return body;
    }

    private String full(Problem problem, Locale locale) {
        return detail(problem, locale) + " " + action(problem, locale);
    }

    private static String say(Problem problem, String part, Locale locale) {
        Locale known = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.KOREAN;
        String text = ResourceBundle.getBundle("texts/problems", known, NO_FALLBACK)
                .getString(problem.code().name() + "." + part);
        Matcher places = PLACE.matcher(text);
        return places.replaceAll(
                place -> Matcher.quoteReplacement(String.valueOf(problem.args().getOrDefault(place.group(1), "?"))));
    }
}
