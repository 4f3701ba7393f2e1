package kr.haetae.hub.directory;

import java.util.Locale;

/**
 * Who people work for: an agency or an exchange.
 *
 * @param id the agency's id or the exchange's name, verbatim
 */
public record Organisation(Kind kind, String id) {
    /** The two kinds. */
    public enum Kind {
        AGENCY,
        EXCHANGE
    }

    public Organisation {
        if (id.isBlank() || id.length() > 64) {
            throw new IllegalArgumentException("not an organisation's id");
        }
    }

    public static Organisation agency(String id) {
        return new Organisation(Kind.AGENCY, id);
    }

    public static Organisation exchange(ExchangeId id) {
        return new Organisation(Kind.EXCHANGE, id.name());
    }

    /** One text for both kinds, as tables keep it: {@code agency:ID} or {@code exchange:NAME}. */
    public String key() {
        return kind.name().toLowerCase(Locale.ROOT) + ":" + id;
    }

    /**
     * The organisation of a key.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Organisation ofKey(String key) {
        int colon = key.indexOf(':');
        String kind = key.substring(0, Math.max(0, colon)).toUpperCase(Locale.ROOT);
        return new Organisation(Kind.valueOf(kind), key.substring(colon + 1));
    }

    public boolean isExchange() {
        return kind == Kind.EXCHANGE;
    }

    @Override
    public String toString() {
        return key();
    }
}
