package kr.haetae.address;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import kr.haetae.address.AddressReading.Note;

/** What a reading says to people, in Korean or English: one sentence of what is wrong and one of what to do. */
public final class AddressMessages {
    private static final AddressMessages KOREAN = new AddressMessages("ko");
    private static final AddressMessages ENGLISH = new AddressMessages("en");

    private final Properties texts = new Properties();

    private AddressMessages(String language) {
        String resource = "messages_" + language + ".properties";
        try (InputStream in = AddressMessages.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing from the build: " + resource);
            }
            try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                texts.load(reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** Korean where the locale's language is Korean, otherwise English. */
    public static AddressMessages in(Locale locale) {
        return locale.getLanguage().equals(Locale.KOREAN.getLanguage()) ? KOREAN : ENGLISH;
    }

    /** The sentence for an error, with the place of the offending character counted from 1 where it is known. */
    public String of(AddressError error) {
        String sentence = text("address.error." + error.code());
        Integer position = error.position();
        return position == null
                ? sentence
                : text("address.position")
                        .replace("{1}", Integer.toString(position + 1))
                        .replace("{0}", sentence);
    }

    /** The sentence for a note; chains are named by their badges. */
    public String of(Note note) {
        if (note instanceof Note.ChainCorrected corrected) {
            return text("address.note.ChainCorrected")
                    .replace("{0}", corrected.declared())
                    .replace("{1}", corrected.actual().label());
        }
        if (note instanceof Note.SeveralChains several) {
            String labels = several.chains().stream().map(Chain::label).collect(Collectors.joining(", "));
            return text("address.note.SeveralChains").replace("{0}", labels);
        }
        if (note instanceof Note.ChainDetected detected) {
            return text("address.note.ChainDetected")
                    .replace("{0}", detected.chain().label());
        }
        return text("address.note.MemoFromAddress");
    }

    private String text(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("no text for " + key);
        }
        return text;
    }
}
