package kr.haetae.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A new investigator's first day, in a real browser with authenticators that Chromium simulates. */
@ExtendWith(SharedDemo.Resolver.class)
class PeopleBrowserTest {
    private static final String KNOWN_TO_UPBIT = "0x390dE26d772D2e2005C6d1d24afC902bae37a4bB";
    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/opt/google/chrome/chrome");

    private String base = "";
    private Playwright playwright;
    private Browser browser;

    @AfterEach
    void closeBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @Test
    void aNewInvestigatorIsEnrolledWithPasskeysLogsInVerifiesAndDecides(SharedDemo shared) {
        base = shared.running().url();
        startBrowser();
        Page staff = window();
        Page mine = window();
        VirtualKeys keys = new VirtualKeys(mine);
        String first = keys.plugIn("internal");

        enrol(staff, mine);
        logInByPasskey(mine);
        registerASecond(mine, keys, first);
        logOut(mine);
        logInByPasskey(mine);
        verify(mine);
        decide(staff, mine);
    }

    private void enrol(Page staff, Page mine) {
        logIn(staff, "agency-admin");
        staff.navigate("/people");
        staff.locator("#invite > summary").click();
        staff.locator("#displayName").fill("경위 패스키");
        staff.locator("input[name=roles][value=investigator]").check();
        staff.locator("input[name=roles][value=desk]").check();
        staff.locator("#invite button[type=submit]").click();
        String token = staff.locator("#token").textContent();
        String person = staff.locator("main a.krds-btn").getAttribute("href");

        mine.navigate("/enrol");
        mine.locator("#token").fill(token);
        mine.locator("form[data-passkey=enrol] button.primary").click();
        String digits = mine.locator(".read-back").textContent();

        logIn(staff, "desk");
        staff.navigate(person);
        staff.locator("#spokeWith").fill("김반장");
        staff.locator("#readBack").fill(digits);
        staff.locator("form[action$='/call-back'] button[type=submit]").click();
        staff.waitForSelector(".standing.is-called_back");
        for (String approver : List.of("approver", "operator")) {
            logIn(staff, approver);
            staff.navigate(person);
            staff.locator(".approve input[name=gesture]").check();
            staff.locator(".approve button[type=submit]").click();
            staff.waitForCondition(
                    () -> staff.locator("form[action$='/approval']").count() == 0);
        }
        staff.waitForSelector(".standing.is-active");
    }

    /** First the key one has answers, then the new one; each is touched when it is its turn. */
    private static void registerASecond(Page mine, VirtualKeys keys, String first) {
        mine.navigate("/account");
        mine.locator("#key-name").fill("파란 USB 열쇠");
        mine.route("**/registration-options", route -> {
            keys.touch(first, false);
            keys.plugIn("usb");
            route.resume();
        });
        mine.locator("form[data-passkey=register] button[type=submit]").click();
        mine.waitForCondition(() -> mine.locator(".keyring > li").count() == 2);
        assertThat(mine.locator(".keyring").textContent()).contains("파란 USB 열쇠");
    }

    private void verify(Page mine) {
        mine.navigate("/cases/DEMO-1");
        mine.locator("#text").fill(KNOWN_TO_UPBIT);
        mine.locator("#start").click();
        mine.waitForURL("**/verifications/*");
        mine.waitForSelector("tbody.row .answer-cell .verdict.is-managed");
        assertThat(mine.locator("tbody.row").textContent()).contains("Upbit");
    }

    /** A number waits for a second person: the gesture is for this number, and for no other afterwards. */
    private void decide(Page staff, Page mine) {
        logIn(staff, "operator");
        enterNumber(staff, "+44 20 7946 0801");
        enterNumber(staff, "+44 20 7946 0802");
        mine.navigate("/people");
        assertThat(mine.locator("form[action$='/confirmation'] input[type=checkbox]")
                        .count())
                .isZero();
        Request sent = mine.waitForRequest(
                request -> request.url().endsWith("/confirmation"),
                () -> mine.locator("form[action$='/confirmation'] button")
                        .first()
                        .click());
        mine.waitForCondition(
                () -> mine.locator("form[action$='/confirmation']").count() == 1);
        String gesture = field(sent, "gesture");
        assertThat(gesture).contains("clientDataJSON");

        FormData again = FormData.create()
                .set("gesture", gesture)
                .set(
                        "digest",
                        mine.locator("form[action$='/confirmation'] input[name=digest]")
                                .inputValue())
                .set(
                        "_csrf",
                        mine.locator("form[action$='/confirmation'] input[name=_csrf]")
                                .inputValue());
        String action = mine.locator("form[action$='/confirmation']").getAttribute("action");
        var refused = mine.request().post(action, RequestOptions.create().setForm(again));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("PASSKEY_REFUSED");
        mine.reload();
        assertThat(mine.locator("form[action$='/confirmation']").count()).isEqualTo(1);
    }

    private static void enterNumber(Page staff, String number) {
        staff.navigate("/people");
        staff.locator("#numbers .unfold > summary").click();
        staff.locator("#number-of").selectOption(new String[] {"agency:smpa-cyber"});
        staff.locator("#number").fill(number);
        staff.locator("#label").fill("둘째 상황실");
        staff.locator("form[action='/call-back-numbers'] button[type=submit]").click();
        staff.waitForCondition(() -> staff.locator("#numbers").textContent().contains(number));
    }

    private static String field(Request sent, String name) {
        return Stream.of(String.valueOf(sent.postData()).split("&"))
                .filter(one -> one.startsWith(name + "="))
                .map(one -> URLDecoder.decode(one.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    private static void logIn(Page page, String role) {
        page.navigate("/login");
        page.locator("main button[value=" + role + "]").click();
        page.waitForSelector(".person");
    }

    private static void logInByPasskey(Page page) {
        page.navigate("/login");
        page.locator("form[data-passkey=login] button[type=submit]").click();
        page.waitForSelector(".person");
        assertThat(page.locator(".person strong").textContent()).isEqualTo("경위 패스키");
    }

    private static void logOut(Page page) {
        page.locator("form[action='/logout'] button").click();
        page.waitForURL("**/login");
    }

    private Page window() {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setBaseURL(base).setViewportSize(1440, 900));
        Page page = context.newPage();
        page.setDefaultTimeout(30_000);
        return page;
    }

    private void startBrowser() {
        Optional<Path> found = Stream.concat(Stream.ofNullable(System.getenv("HAETAE_CHROMIUM")), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            String message =
                    "No Chromium found: the passkey test is SKIPPED. Install one, or name it in HAETAE_CHROMIUM.";
            Assertions.assertFalse(Boolean.parseBoolean(System.getenv("HAETAE_REQUIRE_ALL")), message);
            System.err.println(message);
            Assumptions.abort(message);
        }
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(found.orElseThrow())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run")));
    }
}
