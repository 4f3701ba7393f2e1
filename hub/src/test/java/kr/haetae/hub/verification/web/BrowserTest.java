package kr.haetae.hub.verification.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** What a person does, in a real browser: log in, open the case, paste, watch, decide, compare. */
@Import(StagedVerificationsConfiguration.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest extends HubTest {
    private static final String LIST = """
            3BmexA4xZqVqmJpTnDrHHbyhpYKsSwrkQR bitcoin MANAGED
            0xbe0eb53f46cd790cd13851d5eff43d12404d33e8 ethereum INCOMPLETE
            0xbe0eb53f46cd790cd13851d5eff43d12404d33e9 ethereum NOT_MANAGED
            TUCsTq7TofTCJRRoHk6RVhMoS2mJLm5Yzq tron CONFLICT
            1BoatSLRHtKNngkdXEeobR76b53LETtpyX bitcoin INVALID
            addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3jcu5d8ps7zex2k2xt3uqxgjqnnj83ws8lhrn648jjxtwq2ytjqp cardano NOT_COVERED
            """;

    private static final String SEARCH = "TUCs";
    /** What no URL may hold, for URLs get into histories and logs: an address, or the search for one. */
    private static final List<String> SECRETS = Stream.concat(
                    Stream.of(SEARCH), LIST.lines().map(line -> line.substring(0, 12)))
            .toList();

    @LocalServerPort
    private int port;

    private Chromium chromium;
    private BrowserContext context;
    private Page page;
    private final List<String> complaints = new ArrayList<>();
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

    @Test
    void anInvestigatorGetsFromLoginToTheBoardAndReadsEveryVerdict() {
        login();
        page.locator("table.list a", new Page.LocatorOptions().setHasText("DEMO-1"))
                .click();
        page.locator("#text").fill(LIST);
        page.waitForCondition(() -> page.locator("#text-count").textContent().contains("6"));
        page.locator("#start").click();
        page.waitForURL("**/verifications/*");
        awaitSettled();
        assertThat(page.locator("tbody.row").count()).isEqualTo(6);
        for (String kind : List.of("managed", "incomplete", "not_managed", "conflict", "invalid", "not_covered")) {
            Locator verdict = page.locator("tbody.row .answer-cell .verdict.is-" + kind);
            assertThat(verdict.count()).as(kind).isEqualTo(1);
            assertThat(verdict.textContent()).as(kind).containsPattern("[가-힣]");
            assertThat(verdict.locator("svg").count()).as(kind).isEqualTo(1);
        }
        assertThat(page.locator("tbody.row code[data-dressed]").first().textContent())
                .isEqualTo("3BmexA4xZqVqmJpTnDrHHbyhpYKsSwrkQR");
        assertThat(page.locator(".lane.is-silent").textContent())
                .contains("Korbit")
                .contains("무응답");
    }

    @Test
    void everyPageIsFreeOfSeriousAccessibilityFaults() {
        page.navigate("/login");
        assertAccessible("login");
        login();
        assertAccessible("cases");
        page.navigate("/exchanges");
        assertAccessible("exchanges");
        page.navigate("/legal-bases");
        assertAccessible("legal bases");
        page.navigate("/cases/DEMO-1");
        assertAccessible("case");
        submitList();
        page.locator("tbody.row.is-conflict .expand").click();
        assertAccessible("board");
    }

    @Test
    void theLanguageChangesByOneClickAndStays() {
        login();
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("ko");
        page.locator("a.language").click();
        page.waitForSelector("html[lang=en]");
        assertThat(page.locator("h1").textContent()).contains("Cases");
        page.navigate("/exchanges");
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
        assertThat(page.locator("main").textContent()).doesNotContainPattern("[가-힣]");
        page.locator("a.language").click();
        page.waitForSelector("html[lang=ko]");
    }

    @Test
    void noPageScrollsSidewaysOnAPhone() {
        context.close();
        open(390, 844);
        login();
        assertFits("cases");
        for (String path : List.of("/exchanges", "/legal-bases", "/cases/DEMO-1", "/nowhere-at-all")) {
            complaints.clear();
            page.navigate(path);
            assertFits(path);
        }
        complaints.clear();
        page.navigate("/cases/DEMO-1");
        submitList();
        page.locator("tbody.row.is-conflict .expand").click();
        assertFits("board");
    }

    @Test
    void theKeyboardAloneFiltersOpensSelectsAndCompares() {
        login();
        page.navigate("/cases/DEMO-1");
        submitList();
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("x");
        page.keyboard().press("j");
        page.keyboard().press("x");
        assertThat(page.locator("#selection-says").textContent()).contains("2");
        page.keyboard().press("c");
        assertThat(page.locator("#compare-says").textContent()).contains("1자");
        assertThat(page.locator("#compare-lines mark").count()).isEqualTo(2);
        page.keyboard().press("Escape");
        page.keyboard().press("Enter");
        assertThat(page.locator("#row-3 tr.more").isVisible()).isTrue();
        page.keyboard().press("2");
        page.waitForURL("**?verdict=MANAGED");
        page.waitForCondition(() -> page.locator("tbody.row").count() == 1);
        page.keyboard().press("1");
        page.waitForCondition(() -> page.locator("tbody.row").count() == 6);
        page.keyboard().press("/");
        page.keyboard().type(SEARCH);
        page.waitForCondition(() -> page.locator("tbody.row").count() == 1);
    }

    @Test
    void aSearchStaysWithTheFilterAndOutOfEveryUrl() {
        login();
        page.navigate("/cases/DEMO-1");
        submitList();
        page.locator("#search").fill(SEARCH);
        page.waitForCondition(() -> page.locator("tbody.row").count() == 1);
        page.locator(".tab[data-verdict=CONFLICT]").click();
        page.waitForURL("**?verdict=CONFLICT");
        page.locator(".tab[data-verdict=MANAGED]").click();
        page.locator(".show-all").click();
        page.waitForCondition(() -> page.locator("tbody.row").count() == 6);
        assertThat(page.locator("#search").inputValue()).isEmpty();
        assertThat(page.url()).endsWith(page.locator("main").getAttribute("data-base"));
    }

    @Test
    void aReaderMaySearchButIsOfferedNoQuestion() {
        login();
        page.navigate("/cases/DEMO-1");
        submitList();
        String board = page.url();
        context.close();
        open(1440, 900);
        login("auditor");
        page.navigate(board);
        page.locator("#search").fill(SEARCH);
        page.waitForCondition(() -> page.locator("tbody.row").count() == 1);
        page.locator("tbody.row .expand").click();
        assertThat(page.locator(".decision").count()).isZero();
    }

    @Test
    void aFileInKoreanEncodingIsNamedPreviewedAndTakenBackOut() {
        login();
        page.navigate("/cases/DEMO-1");
        byte[] csv =
                "피의자,지갑주소,체인\n홍길동,TUCsTq7TofTCJRRoHk6RVhMoS2mJLm5Yzq,tron\n".getBytes(Charset.forName("x-windows-949"));
        page.setInputFiles("#file", new FilePayload("주소.csv", "text/csv", csv));
        page.waitForSelector("#preview .sample");
        assertThat(page.locator("#preview-title").textContent()).contains("CP949");
        assertThat(page.locator("#file-name").textContent()).contains("주소.csv").contains("바이트");
        assertThat(page.locator("#text").isDisabled()).isTrue();
        page.locator("#no-file").click();
        assertThat(page.locator("#preview .sample").count()).isZero();
        assertThat(page.locator("#file-name").isVisible()).isFalse();
        assertThat(page.locator("#text").isDisabled()).isFalse();
    }

    @Test
    void anExpiredGroundLeadsToTheFormOfANewCase() {
        login();
        assertThat(page.locator("#number").isVisible()).isFalse();
        page.navigate("/cases/DEMO-EXPIRED");
        assertThat(page.locator("#intake").count()).isZero();
        page.locator("a[href='/#new-case']").click();
        page.waitForURL("**/#new-case");
        page.waitForCondition(() -> page.locator("#number").isVisible());
    }

    @Test
    void aConflictIsDecidedByAPersonWithAReason() {
        login();
        page.navigate("/cases/DEMO-1");
        submitList();
        Locator row = page.locator("tbody.row.is-conflict");
        row.locator(".expand").click();
        row.locator("input[type=radio]").first().check();
        row.locator("input[name=reason]").fill("피해자 진술과 일치");
        row.locator("form button[type=submit]").click();
        page.waitForURL("**#row-4");
        assertThat(page.locator("#row-4 .decision").count()).isZero();
    }

    @Test
    void anEmptySubmissionIsRefusedInAClearBox() {
        login();
        page.navigate("/cases/DEMO-1");
        page.locator("#start").click();
        page.waitForSelector("#problem-place [data-problem]");
        assertThat(page.locator("#problem-place").textContent()).containsPattern("[가-힣]");
        complaints.clear();
    }

    private void login() {
        login("investigator");
    }

    private void login(String role) {
        page.navigate("/login");
        page.locator("button[value=" + role + "]").click();
        page.waitForURL("**/");
    }

    private void submitList() {
        page.locator("#text").fill(LIST);
        page.locator("#start").click();
        page.waitForURL("**/verifications/*");
        awaitSettled();
    }

    private void awaitSettled() {
        page.waitForSelector(".state.is-settled, .state.is-complete");
        page.waitForSelector(".lane.is-silent");
        page.waitForSelector("main.board[data-ready]");
    }

    private void assertFits(String what) {
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue())
                .as("pixels too wide: " + what)
                .isLessThanOrEqualTo(0);
        Object body = page.evaluate("document.body.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) body).intValue()).as("pixels too wide: " + what).isLessThanOrEqualTo(0);
    }

    private void assertAccessible(String what) {
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
