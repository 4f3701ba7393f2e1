package kr.haetae.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What {@code haetae hub --help} says; asked for before anything of the hub is started. */
final class HubHelp {
    private static final List<String> WORDS = List.of("--help", "-h", "help");
    private static final String LANGUAGE = "--lang=";

    private HubHelp() {}

    /**
     * The help, if these arguments ask for it.
     *
     * @param locale Korean or not, unless an argument {@code --lang=ko} or {@code --lang=en} says otherwise
     */
    static Optional<String> askedBy(String[] args, Locale locale) {
        if (Arrays.stream(args).noneMatch(WORDS::contains)) {
            return Optional.empty();
        }
        List<String> words = List.of(args);
        int option = words.indexOf("--lang");
        String language = option >= 0 && option + 1 < words.size()
                ? words.get(option + 1)
                : words.stream()
                        .filter(word -> word.startsWith(LANGUAGE))
                        .map(word -> word.substring(LANGUAGE.length()))
                        .findFirst()
                        .orElse(locale.getLanguage());
        return Optional.of(text(language.equals("ko") ? "ko" : "en"));
    }

    private static String text(String language) {
        String resource = "/texts/help_" + language + ".txt";
        try (InputStream in = HubHelp.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing from the build: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
