package kr.haetae.hub.enrolment.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.List;
import kr.haetae.hub.WindowTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An enrolment as five people do it in a browser, and a form that outlives its login. */
class PeopleBrowserTest extends WindowTest {
    @Autowired
    private JdbcClient jdbc;

    @BeforeAll
    void awaitNumbers() throws InterruptedException {
        for (int i = 0; i < 100 && numbers() == 0; i++) {
            Thread.sleep(100);
        }
    }

    @Test
    void fivePeopleEnrolASixthWhoThenLogsIn() {
        String person = invite("경위 홍길동");
        String token = page.locator("#token").textContent();
        assertFits("handed");
        assertAccessible("handed");
        picture("handed");

        logOut();
        page.locator("a[href='/enrol']").click();
        picture("enrol");
        page.locator("#token").fill(token);
        page.locator("main form button[data-plain]").click();
        String digits = page.locator(".read-back").textContent();
        picture("accepted");
        assertAccessible("enrol");

        login("desk");
        page.navigate("/people");
        picture("people-desk");
        page.locator(".waiting a").last().click();
        assertAccessible("call");
        page.locator("#spokeWith").fill("김반장");
        page.locator("#readBack").fill(digits);
        picture("call");
        page.locator("form[action$='/call-back'] button[type=submit]").click();
        page.waitForSelector(".standing.is-called_back");

        for (String approver : List.of("approver", "operator")) {
            login(approver);
            page.navigate("/people/" + person);
            assertThat(page.locator("main").textContent()).contains("김반장");
            assertAccessible("approval");
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
        login("investigator");
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
        page.waitForCondition(
                () -> page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('draft:')).length")
                        .equals(0));
    }

    @Test
    void aDraftThatWasSentIsDoneWith() {
        login("investigator");
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
        for (int width : new int[] {390, 1440}) {
            reopen(width, 844);
            for (String role : List.of("agency-admin", "operator", "auditor")) {
                login(role);
                for (String path : List.of("/people", "/people/" + person, "/people/demo.desk", "/enrol")) {
                    page.navigate(path);
                    page.evaluate("document.querySelectorAll('main details').forEach((one) => (one.open = true))");
                    assertFits(role + " " + path);
                    assertAccessible(role + " " + path);
                    picture(width + "-" + role + path.replaceAll("[^a-z]+", "-").replaceAll("-p-.*", "-invited"));
                }
            }
            page.navigate("/people?lang=en");
            assertThat(page.locator("h1").textContent()).contains("People");
            picture(width + "-english");
            page.navigate("/login");
            assertFits("login");
            assertAccessible("login");
            picture(width + "-login");
        }
    }

    private int numbers() {
        return jdbc.sql("select count(*) from call_back_number where confirmed_at is not null")
                .query(Integer.class)
                .single();
    }

    private String invite(String name) {
        login("agency-admin");
        page.navigate("/people");
        page.locator("#invite > summary").click();
        page.locator("#displayName").fill(name);
        page.locator("input[name=roles][value=investigator]").check();
        page.locator("#invite button[type=submit]").click();
        page.waitForSelector("#token");
        return page.locator("main a.krds-btn").getAttribute("href").replace("/people/", "");
    }

    private void logOut() {
        page.locator("form[action='/logout'] button").click();
        page.waitForURL("**/login");
    }

    private static Page.WaitForSelectorOptions gone() {
        return new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED);
    }
}
