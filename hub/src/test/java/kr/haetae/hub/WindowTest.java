package kr.haetae.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A test in a window of a real browser, whose console stays silent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class WindowTest extends HubTest {
    @LocalServerPort
    private int port;

    private Chromium chromium;
    private BrowserContext context;
    protected Page page;
    protected final List<String> complaints = new ArrayList<>();

    /** Every URL the window asked for since the test began. */
    protected final List<String> asked = new ArrayList<>();

    @BeforeAll
    void startBrowser() {
        chromium = Chromium.start();
    }

    @AfterAll
    void stopBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void openWindow() {
        asked.clear();
        complaints.clear();
        open(1440, 900);
    }

    @AfterEach
    void closeWindow() {
        context.close();
        assertThat(complaints).as("messages of the browser's console").isEmpty();
    }

    /** Starts over in another window, logged out. */
    protected void reopen(int width, int height) {
        context.close();
        open(width, height);
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
        page.onRequest(request -> asked.add(request.url()));
    }

    protected void login(String role) {
        page.navigate("/login");
        page.locator("main button[value=" + role + "]").click();
        page.waitForSelector(".person");
    }

    protected void assertFits(String what) {
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue())
                .as("pixels too wide: " + what)
                .isLessThanOrEqualTo(0);
        Object body = page.evaluate("document.body.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) body).intValue()).as("pixels too wide: " + what).isLessThanOrEqualTo(0);
    }

    protected void assertAccessible(String what) {
        int complaintsBefore = complaints.size();
        // Our pages have no frames, so the mode that looks into them, in a page of its own, would only cost time.
        AxeResults results = new AxeBuilder(page)
                .setLegacyMode(true)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze();
        assertThat(results.getViolations().stream()
                        .filter(rule -> Set.of("serious", "critical").contains(String.valueOf(rule.getImpact())))
                        .map(rule -> rule.getId() + " "
                                + rule.getNodes().stream()
                                        .limit(3)
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList())
                .as(what)
                .isEmpty();
        assertThat(results.getPasses()).as(what).isNotEmpty();
        // The examiner's own probes run into the content security policy; that says nothing of the page.
        complaints.subList(complaintsBefore, complaints.size()).clear();
    }

    /** Looked at by a person where a folder is named. */
    protected void picture(String name) {
        String folder = System.getProperty("haetae.pictures", "");
        if (!folder.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + ".png"))
                    .setFullPage(true));
        }
    }
}
