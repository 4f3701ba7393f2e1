package kr.haetae.hub.directory;

import java.util.regex.Pattern;

/**
 * An exchange's name, verbatim and case-sensitive.
 *
 * @param name 1 to 64 characters, no control characters, no space at either end
 */
public record ExchangeId(String name) implements Comparable<ExchangeId> {
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\\s](?:[^\\p{Cntrl}]{0,62}[^\\p{Cntrl}\\s])?");

    public ExchangeId {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not an exchange's name");
        }
    }

    @Override
    public int compareTo(ExchangeId other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
