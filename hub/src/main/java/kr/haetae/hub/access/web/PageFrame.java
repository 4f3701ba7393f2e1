package kr.haetae.hub.access.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import kr.haetae.hub.access.AuthorisationTable;
import kr.haetae.hub.access.Caller;
import kr.haetae.hub.access.DemoPeople;
import kr.haetae.hub.access.Gestures;
import kr.haetae.hub.access.Identities;
import kr.haetae.hub.access.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** What the frame around every page needs to know; templates call it {@code @pageFrame}. */
@Component("pageFrame")
class PageFrame {
    private final @Nullable DemoPeople people;

    private final Gestures gestures;
    private final Identities identities;

    PageFrame(ObjectProvider<DemoPeople> people, Gestures gestures, Identities identities) {
        this.people = people.getIfAvailable();
        this.gestures = gestures;
        this.identities = identities;
    }

    /** What people call the OpenID Connect provider, if there is one. */
    public @Nullable String provider() {
        return identities.provider().orElse(null);
    }

    /** How who is logged in makes a gesture: {@code PASSKEY}, {@code STAND_IN} or {@code NONE}. */
    public String gesture() {
        Caller caller = me();
        return (caller == null ? Gestures.Way.NONE : gestures.wayOf(caller)).name();
    }

    /** Whether this is the demo. */
    public boolean demo() {
        return people != null;
    }

    /** Codes of the agency's roles one can be in the demo. */
    public List<String> demoRoles() {
        return people == null
                ? List.of()
                : people.roles().stream().sorted().map(Role::code).toList();
    }

    /** Who is logged in, if anybody. */
    public @Nullable Caller me() {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        return known != null && known.getPrincipal() instanceof Caller caller ? caller : null;
    }

    /** The id of who is logged in, for what a page keeps for them alone. */
    public @Nullable String personId() {
        Caller caller = me();
        return caller == null ? null : caller.personId();
    }

    /** Whether who is logged in holds the role of this code. */
    public boolean is(String role) {
        return Arrays.asList(roles()).contains(role);
    }

    /** Codes of the roles of who is logged in. */
    public String[] roles() {
        Caller caller = me();
        return caller == null
                ? new String[0]
                : caller.roles().stream().map(Role::code).sorted().toArray(String[]::new);
    }

    /** Whether the person may ask and decide; everybody else only reads. */
    public boolean mayAsk() {
        return is(Role.INVESTIGATOR.code());
    }

    /** Whether the person may read the page at this path. */
    public boolean may(String path) {
        Caller caller = me();
        return caller != null
                && AuthorisationTable.ROWS.stream()
                        .filter(row -> row.method().equals(HttpMethod.GET))
                        .filter(row -> row.path().equals(path) || row.path().equals(path + "/**"))
                        .findFirst()
                        .filter(row -> row.roles().stream().anyMatch(caller::is))
                        .isPresent();
    }

    /** The language of the page: {@code ko} or {@code en}. */
    public String language() {
        return LocaleContextHolder.getLocale().getLanguage().equals(Locale.ENGLISH.getLanguage()) ? "en" : "ko";
    }

    /** The other language's name in that language. */
    public String otherLanguage() {
        Locale other = language().equals("en") ? Locale.KOREAN : Locale.ENGLISH;
        return other.getDisplayLanguage(other);
    }

    /** This page in the other language. */
    public String inLanguage(String language) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return "/?lang=" + language;
        }
        HttpServletRequest request = attributes.getRequest();
        boolean repeatable =
                request.getMethod().equals("GET") && request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) == null;
        if (!repeatable) {
            return "/?lang=" + language;
        }
        String query = request.getQueryString();
        return UriComponentsBuilder.fromPath("")
                .query(query)
                .replaceQueryParam("lang", language)
                .build()
                .toUriString();
    }

    /** Whether the page is this one or below it. */
    public boolean at(String path) {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            return false;
        }
        String here = attributes.getRequest().getRequestURI();
        return here.equals(path) || (path.length() > 1 && here.startsWith(path + "/"));
    }
}
