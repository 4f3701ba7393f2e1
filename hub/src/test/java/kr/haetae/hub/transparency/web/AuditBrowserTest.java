package kr.haetae.hub.transparency.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import java.util.Map;
import java.util.stream.Collectors;
import kr.haetae.hub.WindowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an auditor does in a real browser: search, follow a case, have one row proven, and see red where it is not. */
class AuditBrowserTest extends WindowTest {
    private static final String PROOFS = "**/api/v1/audit/proofs/*";

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aRowFoundBySearchIsProvenByTheBrowserAndATamperedProofIsRed() {
        newestLogin();
        assertThat(verdict()).isEqualTo("good");
        for (String step : new String[] {"content", "leaf", "inclusion", "signature", "growth"}) {
            assertThat(page.locator("[data-step=" + step + "].is-good").count())
                    .as(step)
                    .isEqualTo(1);
        }
        assertThat(page.locator(".ladder .node").count()).isPositive();
        picture("audit-entry-ko");
        page.locator("#proof-tamper").click();
        page.waitForSelector(".proof[data-verdict=bad]");
        assertThat(page.locator("[data-step=inclusion].is-bad").count()).isEqualTo(1);
        picture("audit-tampered-ko");
        page.locator("#proof-again").click();
        page.waitForSelector(".proof[data-verdict=good]");
    }

    @Test
    void whatAnotherHandChangedOnTheWayIsRed() {
        newestLogin();
        page.route(PROOFS, route -> answerChanged(route, "\"witnessed\":", "\"ignored\":"));
        page.reload();
        assertThat(verdict()).as("nothing of the proof was changed").isEqualTo("good");
        page.unroute(PROOFS);
        page.route(PROOFS, route -> answerChanged(route, "\"leaf\":\"aGFldGFl", "\"leaf\":\"aGFldGFm"));
        page.reload();
        assertThat(verdict()).isEqualTo("bad");
        page.unroute(PROOFS);
        page.evaluate("document.querySelector('.opening [data-value]').textContent = 'demo.somebody'");
        page.locator("#proof-again").click();
        page.waitForSelector("[data-step=content].is-bad");
        assertThat(verdict()).isEqualTo("bad");
    }

    @Test
    void aLogThatIsNotTheOneSeenBeforeIsRed() {
        newestLogin();
        assertThat(verdict()).isEqualTo("good");
        page.evaluate("""
                for (const key of Object.keys(localStorage).filter((name) => name.startsWith('haetae.log.seen'))) {
                  const seen = JSON.parse(localStorage.getItem(key));
                  localStorage.setItem(key, JSON.stringify({ ...seen, root: btoa('x'.repeat(32)) }));
                }""");
        page.locator("#proof-again").click();
        page.waitForSelector("[data-step=growth].is-bad");
        assertThat(verdict()).isEqualTo("bad");
    }

    @Test
    void aCaseHasItsTimelineAndTheCommandsThatCheckItOffline() {
        login("investigator");
        page.navigate("/cases/DEMO-1");
        reopen(1440, 900);
        login("auditor");
        page.navigate("/audit?agency=smpa-cyber&caseId=DEMO-1");
        awaitRows();
        picture("audit-ko");
        page.locator("table.acts td a").first().click();
        page.waitForURL("**/audit/cases/smpa-cyber/DEMO-1");
        assertThat(page.locator(".timeline li").count()).isPositive();
        assertThat(page.locator(".commands").textContent())
                .contains("audit export --agency smpa-cyber --case DEMO-1", "audit verify case.jsonl");
        picture("audit-case-ko");
        assertAccessible("case's timeline");
        page.locator(".timeline a.number").first().click();
        page.waitForSelector(".proof[data-verdict=good]");
        assertAccessible("entry");
    }

    @Test
    void theSearchIsAccessibleSpeaksEnglishAndFitsAPhone() {
        reopen(390, 844);
        login("auditor");
        page.navigate("/audit?lang=en");
        assertThat(page.locator("h1").textContent()).contains("Audit log");
        assertThat(page.locator(".audit-search label").allTextContents()).contains("Go to row number");
        assertFits("audit");
        assertAccessible("audit");
        picture("audit-phone-en");
        page.navigate("/audit?event=honesty.answered");
        assertThat(page.locator(".empty").isVisible()).isTrue();
        page.navigate("/audit?event=session.opened");
        page.locator("table.acts th a").first().click();
        page.waitForSelector(".proof[data-verdict=good]");
        assertFits("entry");
        picture("audit-entry-phone-en");
    }

    @Test
    void whatNobodyIsCalledIsRefusedInABoxAndOthersStayOutside() {
        login("auditor");
        page.navigate("/audit");
        page.locator("#person").fill("0xbe0eb53f46cd790c");
        page.locator(".audit-search button[type=submit]").click();
        page.waitForSelector("[data-problem]");
        assertThat(page.locator("#person").inputValue()).as("to be put right").startsWith("0xbe0e");
        page.locator("#person").fill("demo.auditor");
        page.locator(".audit-search button[type=submit]").click();
        page.waitForURL("**/audit?person=demo.auditor");
        assertThat(status("/audit?since=yesterday")).isEqualTo(400);
        assertThat(status("/audit/entries/99999999")).isEqualTo(404);
        assertThat(status("/audit/cases/nobody/DEMO-1")).isEqualTo(404);
        reopen(1440, 900);
        login("investigator");
        assertThat(status("/audit")).isEqualTo(403);
        complaints.clear();
    }

    @Test
    void everyLookOfAnAuditorIsRecordedItself() {
        Map<String, Integer> before = looks();
        newestLogin();
        page.navigate("/audit/cases/smpa-cyber/DEMO-1");
        Map<String, Integer> after = looks();
        assertThat(after.get("log.searched")).isGreaterThan(before.getOrDefault("log.searched", 0));
        assertThat(after.get("log.entry-read")).isGreaterThan(before.getOrDefault("log.entry-read", 0));
        assertThat(after.get("log.case-read")).isGreaterThan(before.getOrDefault("log.case-read", 0));
    }

    private Map<String, Integer> looks() {
        return jdbc
                .sql(
                        "select event, count(*)::int as times from audit_entry where actor = 'demo.auditor' group by event")
                .query((row, number) -> Map.entry(row.getString("event"), row.getInt("times")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private int status(String path) {
        Response answer = page.navigate(path);
        return answer.status();
    }

    /** The auditor opens the row of a login from the search. */
    private void newestLogin() {
        login("auditor");
        page.navigate("/audit?event=session.opened");
        awaitRows();
        page.locator("table.acts th a").first().click();
        page.waitForURL("**/audit/entries/*");
    }

    /** An act has its place in the log a second later. */
    private void awaitRows() {
        page.waitForCondition(() -> {
            Locator rows = page.locator("table.acts tbody tr");
            if (rows.count() == 0) {
                page.reload();
            }
            return rows.count() > 0;
        });
    }

    private String verdict() {
        page.waitForSelector(".proof[data-verdict]:not([data-verdict=running])");
        return page.locator(".proof").getAttribute("data-verdict");
    }

    private static void answerChanged(Route route, String from, String to) {
        String body = route.fetch().text();
        assertThat(body).contains(from);
        route.fulfill(new Route.FulfillOptions()
                .setStatus(200)
                .setContentType("application/json")
                .setBody(body.replace(from, to)));
    }
}
