package kr.haetae.hub.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.Map;
import kr.haetae.hub.Chromium;
import org.junit.jupiter.api.Test;

/** An investigator has the board's own answer proven in a real browser, from the address to the signed log. */
class BoardProofTest extends RestOverExchangesTest {
    @Test
    void anAnswerOfTheBoardIsProvenWholeAndALieIsRed() {
        String id = submitted(Map.of("caseId", "DEMO-1", "text", TestAddresses.tron(1) + "\n" + TestAddresses.tron(2)));
        loggedAnswers(id);
        try (Chromium chromium = Chromium.start()) {
            Page page = chromium.browser()
                    .newContext(new Browser.NewContextOptions()
                            .setBaseURL("http://127.0.0.1:" + port)
                            .setViewportSize(1440, 900))
                    .newPage();
            page.navigate("/login");
            page.locator("main button[value=investigator]").click();
            page.waitForSelector(".person");
            page.navigate("/verifications/" + id);
            page.waitForSelector("main.board[data-ready]");
            assertThat(verdict(page, 1)).isEqualTo("good");
            assertThat(page.locator(".proof-group").count())
                    .as("what the index said, and what the exchange signed")
                    .isEqualTo(2);
            for (String step : new String[] {"lookup", "position", "confirmation", "inclusion", "signature"}) {
                assertThat(page.locator("[data-step=" + step + "].is-good").count())
                        .as(step)
                        .isPositive();
            }
            picture(page);
            page.locator("#proof [data-closes]").click();
            assertThat(verdict(page, 2)).isEqualTo("good");
            page.locator("#proof [data-closes]").click();
            page.route("**/rows/2/proof*", route -> lie(route));
            assertThat(verdict(page, 2)).as("not managed became found").isEqualTo("bad");
            assertThat(page.locator("[data-step=lookup].is-bad").count()).isEqualTo(1);
        }
    }

    private static String verdict(Page page, int line) {
        Locator row = page.locator("#row-" + line);
        if (!row.locator("tr.more").isVisible()) {
            row.locator(".expand").click();
        }
        row.locator(".proof-open").first().click();
        page.waitForSelector("#proof .proof[data-verdict]:not([data-verdict=running])");
        return page.locator("#proof .proof").getAttribute("data-verdict");
    }

    private static void lie(Route route) {
        String body = route.fetch().text();
        assertThat(body).contains("\"answer\":2");
        route.fulfill(new Route.FulfillOptions()
                .setStatus(200)
                .setContentType("application/json")
                .setBody(body.replace("\"answer\":2", "\"answer\":3")));
    }

    private static void picture(Page page) {
        String folder = System.getProperty("haetae.pictures", "");
        if (!folder.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, "board-proof-ko.png")));
        }
    }
}
