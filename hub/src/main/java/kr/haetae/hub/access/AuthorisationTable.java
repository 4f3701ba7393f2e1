package kr.haetae.hub.access;

import static kr.haetae.hub.access.Role.AGENCY_ADMIN;
import static kr.haetae.hub.access.Role.APPROVER;
import static kr.haetae.hub.access.Role.AUDITOR;
import static kr.haetae.hub.access.Role.DESK;
import static kr.haetae.hub.access.Role.EXCHANGE_ADMIN;
import static kr.haetae.hub.access.Role.EXCHANGE_OFFICER;
import static kr.haetae.hub.access.Role.INVESTIGATOR;
import static kr.haetae.hub.access.Role.OPERATOR;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;

/** Who may do what, all in one place. The first row that fits decides; what no row names is refused. */
public final class AuthorisationTable {
    private static final Set<Role> READERS = Set.of(INVESTIGATOR, APPROVER, DESK, AGENCY_ADMIN, AUDITOR);
    private static final Set<Role> EVERYBODY = Set.of(Role.values());

    /** Who sees people; whose, depends on the organisation. */
    private static final Set<Role> COLLEAGUES =
            Set.of(AGENCY_ADMIN, APPROVER, DESK, EXCHANGE_ADMIN, EXCHANGE_OFFICER, OPERATOR, AUDITOR);

    private static final Set<Role> INVITERS = Set.of(AGENCY_ADMIN, EXCHANGE_ADMIN, OPERATOR);
    private static final Set<Role> CALLERS = Set.of(AGENCY_ADMIN, DESK, OPERATOR);
    private static final Set<Role> AT_THE_HUB = Set.of(AGENCY_ADMIN, APPROVER, DESK, OPERATOR);
    private static final Set<Role> DECIDERS = Set.of(AGENCY_ADMIN, APPROVER, DESK, EXCHANGE_ADMIN, OPERATOR);

    /** The table. Paths are Spring's patterns: {@code *} is one part, {@code **} the rest. */
    public static final List<Row> ROWS = Stream.of(
                    opening(), account(), people("/api/v1/enrolments"), people("/people"), audit(), work())
            .flatMap(List::stream)
            .toList();

    private static List<Row> opening() {
        return List.of(
                open(HttpMethod.GET, "/actuator/health"),
                open(HttpMethod.GET, "/v3/api-docs/**"),
                open(HttpMethod.GET, "/assets/**"),
                open(HttpMethod.GET, "/favicon.ico"),
                open(HttpMethod.GET, "/login"),
                open(HttpMethod.POST, "/login/demo"),
                open(HttpMethod.POST, "/login/passkey"),
                open(HttpMethod.GET, "/login/oidc"),
                open(HttpMethod.GET, "/login/oidc/return"),
                open(HttpMethod.POST, "/api/v1/passkeys/login-options"),
                open(HttpMethod.POST, "/api/v1/demo/sessions"),
                // Whoever holds a one-time token may redeem it: that is what it is for.
                open(HttpMethod.GET, "/enrol"),
                open(HttpMethod.POST, "/enrol"),
                open(HttpMethod.POST, "/api/v1/enrolments/acceptance"),
                open(HttpMethod.POST, "/api/v1/enrolments/acceptance-options"));
    }

    /** One's own keys, also for whoever has too few of them to do anything else. */
    private static List<Row> account() {
        return List.of(
                anybody(HttpMethod.POST, "/logout"),
                anybody(HttpMethod.GET, "/account"),
                anybody(HttpMethod.GET, "/account/identity"),
                anybody(HttpMethod.POST, "/account/keys"),
                anybody(HttpMethod.POST, "/account/keys/*/name"),
                anybody(HttpMethod.POST, "/account/keys/*/revocation"),
                anybody(HttpMethod.POST, "/api/v1/passkeys/registration-options"),
                anybody(HttpMethod.POST, "/api/v1/passkeys/gesture-options"));
    }

    /** The same steps over REST and on the pages. */
    private static List<Row> people(String path) {
        return List.of(
                row(HttpMethod.GET, path + "/**", COLLEAGUES),
                row(HttpMethod.POST, path, INVITERS),
                row(HttpMethod.POST, path + "/*/invitation", INVITERS),
                row(HttpMethod.POST, path + "/*/withdrawal", INVITERS),
                row(HttpMethod.POST, path + "/*/suspension-lift", INVITERS),
                row(HttpMethod.POST, path + "/*/leaving", INVITERS),
                row(HttpMethod.POST, path + "/*/call-back", CALLERS),
                row(HttpMethod.POST, path + "/*/recovery", CALLERS),
                row(HttpMethod.POST, path + "/*/recovery-token", CALLERS),
                row(HttpMethod.POST, path + "/*/suspension", with(INVITERS, DESK)),
                row(HttpMethod.POST, path + "/*/approval", DECIDERS),
                row(HttpMethod.POST, path + "/*/refusal", DECIDERS));
    }

    /** The audit log. A proof tells time and kind of one act and three salted commitments, to those who read answers. */
    private static List<Row> audit() {
        return List.of(
                row(HttpMethod.GET, "/api/v1/audit/checkpoint", EVERYBODY),
                row(HttpMethod.GET, "/api/v1/audit/status", EVERYBODY),
                row(HttpMethod.GET, "/api/v1/audit/proofs/*", READERS),
                row(HttpMethod.GET, "/api/v1/audit/consistency", READERS),
                row(HttpMethod.GET, "/api/v1/audit/bundles", Set.of(AUDITOR)),
                row(HttpMethod.POST, "/api/v1/audit/openings", Set.of(AUDITOR)),
                // A search, posted because anything may be typed into it.
                row(HttpMethod.POST, "/audit", Set.of(AUDITOR)),
                row(HttpMethod.GET, "/audit/**", Set.of(AUDITOR)));
    }

    private static List<Row> work() {
        return List.of(
                row(HttpMethod.GET, "/api/v1/agencies", COLLEAGUES),
                row(HttpMethod.POST, "/api/v1/agencies", Set.of(OPERATOR)),
                row(HttpMethod.POST, "/api/v1/agencies/*/approval", AT_THE_HUB),
                row(HttpMethod.POST, "/api/v1/agencies/*/refusal", AT_THE_HUB),
                row(HttpMethod.GET, "/api/v1/call-back-numbers", COLLEAGUES),
                row(HttpMethod.POST, "/api/v1/call-back-numbers", Set.of(OPERATOR)),
                row(HttpMethod.POST, "/api/v1/call-back-numbers/*/withdrawal", Set.of(OPERATOR)),
                row(HttpMethod.POST, "/api/v1/call-back-numbers/*/confirmation", with(INVITERS, DESK)),
                row(HttpMethod.POST, "/call-back-numbers", Set.of(OPERATOR)),
                row(HttpMethod.POST, "/call-back-numbers/*/withdrawal", Set.of(OPERATOR)),
                row(HttpMethod.POST, "/call-back-numbers/*/confirmation", with(INVITERS, DESK)),
                row(HttpMethod.GET, "/api/v1/legal-bases/**", EVERYBODY),
                row(HttpMethod.GET, "/api/v1/exchanges/**", with(READERS, OPERATOR)),
                row(HttpMethod.GET, "/api/v1/cases/**", READERS),
                row(HttpMethod.POST, "/api/v1/cases", Set.of(INVESTIGATOR)),
                row(HttpMethod.GET, "/api/v1/verifications/**", READERS),
                row(HttpMethod.POST, "/api/v1/verifications/*/search", READERS),
                row(HttpMethod.POST, "/api/v1/verifications/**", Set.of(INVESTIGATOR)),
                row(HttpMethod.POST, "/api/v1/attributions", Set.of(OPERATOR)),
                row(HttpMethod.GET, "/api/v1/honesty", Set.of(OPERATOR, AUDITOR)),
                row(HttpMethod.GET, "/api/v1/honesty/addresses", Set.of(AUDITOR)),
                row(HttpMethod.POST, "/api/v1/honesty/**", Set.of(OPERATOR)),
                row(HttpMethod.GET, "/", EVERYBODY),
                row(HttpMethod.GET, "/legal-bases", EVERYBODY),
                row(HttpMethod.GET, "/exchanges/**", with(READERS, OPERATOR)),
                row(HttpMethod.GET, "/cases/**", READERS),
                row(HttpMethod.POST, "/cases/**", Set.of(INVESTIGATOR)),
                row(HttpMethod.GET, "/verifications/**", READERS),
                // A search, posted because what is searched for may be an address.
                row(HttpMethod.POST, "/verifications/*", READERS),
                row(HttpMethod.POST, "/verifications/**", Set.of(INVESTIGATOR)));
    }

    private AuthorisationTable() {}

    /**
     * One line of the table.
     *
     * @param roles who may; empty: everybody, without login
     * @param anybody whether whoever is logged in may, with too few keys too
     */
    public record Row(HttpMethod method, String path, Set<Role> roles, boolean anybody) {
        /** Whether no login is needed. */
        public boolean open() {
            return roles.isEmpty();
        }
    }

    private static Row open(HttpMethod method, String path) {
        return new Row(method, path, Set.of(), false);
    }

    private static Row anybody(HttpMethod method, String path) {
        return new Row(method, path, EVERYBODY, true);
    }

    private static Row row(HttpMethod method, String path, Set<Role> roles) {
        return new Row(method, path, roles, false);
    }

    private static Set<Role> with(Set<Role> roles, Role one) {
        Set<Role> all = new HashSet<>(roles);
        all.add(one);
        return Set.copyOf(all);
    }
}
