package kr.haetae.hub.verification.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person does, in a real browser: log in, open the case, paste, watch, decide, compare. */
class BrowserTest extends BoardWindowTest {
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
        reopen(390, 844);
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
        page.waitForSelector("#row-3 tr.more");
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
        reopen(1440, 900);
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
}
