package kr.haetae.hub.enrolment.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kr.haetae.hub.Chromium;
import kr.haetae.hub.HubTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An enrolment as five people do it in a browser, and a form that outlives its login. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleBrowserTest extends HubTest {
    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Chromium chromium;
    private BrowserContext context;
    private Page page;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    void startBrowser() throws InterruptedException {
        chromium = Chromium.start();
        for (int i = 0; i < 100 && numbers() == 0; i++) {
            Thread.sleep(100);
        }
    }

    @AfterAll
    void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void openWindow() {
        open(1440, 900);
    }

    @AfterEach
    void closeWindow() {
        context.close();
        assertThat(complaints).as("messages of the browser's console").isEmpty();
    }

    @Test
    void fivePeopleEnrolASixthWhoThenLogsIn() {
        String person = invite("경위 홍길동");
        String token = page.locator("#token").textContent();
        fits("handed");
        accessible("handed");
        picture("handed");

        logOut();
        page.locator("a[href='/enrol']").click();
        picture("enrol");
        page.locator("#token").fill(token);
        page.locator("main form button[type=submit]").click();
        String digits = page.locator(".read-back").textContent();
        picture("accepted");
        accessible("enrol");

        logIn("desk");
        page.navigate("/people");
        picture("people-desk");
        page.locator(".waiting a").last().click();
        accessible("call");
        page.locator("#spokeWith").fill("김반장");
        page.locator("#readBack").fill(digits);
        picture("call");
        page.locator("form[action$='/call-back'] button[type=submit]").click();
        page.waitForSelector(".standing.is-called_back");

        for (String approver : List.of("approver", "operator")) {
            logIn(approver);
            page.navigate("/people/" + person);
            assertThat(page.locator("main").textContent()).contains("김반장");
            accessible("approval");
            picture("approval-" + approver);
            page.locator(".approve input[name=gesture]").check();
            page.locator(".approve button[type=submit]").click();
            page.waitForSelector("form[action$='/approval']", gone());
        }
        page.waitForSelector(".standing.is-active");
        picture("enrolled");

        logOut();
        page.locator("main button[value='person:" + person + "']").click();
        page.waitForURL("**/");
        assertThat(page.locator(".person strong").textContent()).isEqualTo("경위 홍길동");
    }

    @Test
    void whatAFormHeldIsThereAgainAfterTheLoginRanOut() {
        logIn("investigator");
        page.navigate("/cases/DEMO-1");
        page.locator("#text").fill("TUCsTq7TofTCJRRoHk6RVhMoS2mJLm5Yzq");
        jdbc.sql("update session set last_seen_at = now() - interval '16 minutes'")
                .update();
        page.locator("#start").click();
        page.waitForURL("**/login");
        page.locator("main button[value=investigator]").click();
        page.waitForURL("**/cases/DEMO-1");
        assertThat(page.locator("#text").inputValue()).isEqualTo("TUCsTq7TofTCJRRoHk6RVhMoS2mJLm5Yzq");

        jdbc.sql("update session set last_seen_at = now() - interval '16 minutes'")
                .update();
        page.reload();
        page.waitForURL("**/login");
        page.locator("main button[value=auditor]").click();
        page.waitForSelector(".person");
        assertThat(page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('draft:')).length"))
                .isEqualTo(0);
    }

    @Test
    void aDraftThatWasSentIsDoneWith() {
        logIn("investigator");
        page.locator("#new-case > summary").click();
        page.locator("#number").fill("2026-서울-777");
        page.locator("#title").fill("초안");
        page.locator("#purpose").fill("확인");
        page.locator("#new-case button[type=submit]").click();
        page.waitForURL("**/cases/**");
        page.navigate("/");
        assertThat(page.locator("#number").inputValue()).isEmpty();
    }

    @Test
    void everyPageOfPeopleFitsAPhoneAndIsAccessibleInBothLanguages() {
        String person = invite("순경 이좁은");
        context.close();
        for (int width : new int[] {390, 1440}) {
            open(width, 844);
            for (String role : List.of("agency-admin", "operator", "auditor")) {
                logIn(role);
                for (String path : List.of("/people", "/people/" + person, "/people/demo.desk", "/enrol")) {
                    page.navigate(path);
                    page.evaluate("document.querySelectorAll('main details').forEach((one) => (one.open = true))");
                    fits(role + " " + path);
                    accessible(role + " " + path);
                    picture(width + "-" + role + path.replaceAll("[^a-z]+", "-").replaceAll("-p-.*", "-invited"));
                }
            }
            page.navigate("/people?lang=en");
            assertThat(page.locator("h1").textContent()).contains("People");
            picture(width + "-english");
            page.navigate("/login");
            fits("login");
            accessible("login");
            picture(width + "-login");
            context.close();
        }
        open(390, 844);
    }

    private int numbers() {
        return jdbc.sql("select count(*) from call_back_number where confirmed_at is not null")
                .query(Integer.class)
                .single();
    }

    private String invite(String name) {
        logIn("agency-admin");
        page.navigate("/people");
        page.locator("#invite > summary").click();
        page.locator("#displayName").fill(name);
        page.locator("input[name=roles][value=investigator]").check();
        page.locator("#invite button[type=submit]").click();
        page.waitForSelector("#token");
        return page.locator("main a.krds-btn").getAttribute("href").replace("/people/", "");
    }

    private void open(int width, int height) {
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL("http://127.0.0.1:" + port)
                        .setViewportSize(width, height));
        page = context.newPage();
        page.setDefaultTimeout(30_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    private void logIn(String role) {
        page.navigate("/login");
        page.locator("main button[value=" + role + "]").click();
        page.waitForSelector(".person");
    }

    private void logOut() {
        page.locator("form[action='/logout'] button").click();
        page.waitForURL("**/login");
    }

    private static Page.WaitForSelectorOptions gone() {
        return new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED);
    }

    private void fits(String what) {
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue())
                .as("pixels too wide: " + what)
                .isLessThanOrEqualTo(0);
    }

    private void accessible(String what) {
        int before = complaints.size();
        assertThat(new AxeBuilder(page)
                                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                                .analyze()
                                .getViolations()
                                .stream()
                                .filter(rule ->
                                        Set.of("serious", "critical").contains(String.valueOf(rule.getImpact())))
                                .map(rule -> rule.getId() + " "
                                        + rule.getNodes().stream()
                                                .limit(3)
                                                .map(node -> node.getHtml())
                                                .toList())
                                .toList())
                .as(what)
                .isEmpty();
        complaints.subList(before, complaints.size()).clear();
    }

    /** Looked at by a person where a folder is named. */
    private void picture(String name) {
        String folder = System.getProperty("haetae.pictures", "");
        if (!folder.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + ".png"))
                    .setFullPage(true));
        }
    }
}
