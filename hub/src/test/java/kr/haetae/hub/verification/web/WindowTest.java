package kr.haetae.hub.verification.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kr.haetae.hub.Chromium;
import kr.haetae.hub.HubTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** A test in a window of a real browser, whose console stays silent and which puts nothing secret into a URL. */
@Import(StagedVerificationsConfiguration.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WindowTest extends HubTest {
    protected static final String LIST = """
            3BmexA4xZqVqmJpTnDrHHbyhpYKsSwrkQR bitcoin MANAGED
            0xbe0eb53f46cd790cd13851d5eff43d12404d33e8 ethereum INCOMPLETE
            0xbe0eb53f46cd790cd13851d5eff43d12404d33e9 ethereum NOT_MANAGED
            TUCsTq7TofTCJRRoHk6RVhMoS2mJLm5Yzq tron CONFLICT
            1BoatSLRHtKNngkdXEeobR76b53LETtpyX bitcoin INVALID
            addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3jcu5d8ps7zex2k2xt3uqxgjqnnj83ws8lhrn648jjxtwq2ytjqp cardano NOT_COVERED
            """;

    protected static final String SEARCH = "TUCs";
    /** What no URL may hold, for URLs get into histories and logs: an address, or the search for one. */
    private static final List<String> SECRETS = Stream.concat(
                    Stream.of(SEARCH), LIST.lines().map(line -> line.substring(0, 12)))
            .toList();

    @LocalServerPort
    private int port;

    private Chromium chromium;
    private BrowserContext context;
    protected Page page;
    protected final List<String> complaints = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();

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
        open(1440, 900);
    }

    @AfterEach
    void closeWindow() {
        context.close();
        assertThat(complaints).as("messages of the browser's console").isEmpty();
        assertThat(asked).isNotEmpty().noneMatch(url -> SECRETS.stream().anyMatch(url::contains));
        asked.clear();
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

    protected void login() {
        login("investigator");
    }

    protected void login(String role) {
        page.navigate("/login");
        page.locator("button[value=" + role + "]").click();
        page.waitForURL("**/");
    }

    protected void submitList() {
        page.locator("#text").fill(LIST);
        page.locator("#start").click();
        page.waitForURL("**/verifications/*");
        awaitSettled();
    }

    protected void awaitSettled() {
        page.waitForSelector(".state.is-settled, .state.is-complete");
        page.waitForSelector(".lane.is-silent");
        page.waitForSelector("main.board[data-ready]");
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
        AxeResults results = new AxeBuilder(page)
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
}
