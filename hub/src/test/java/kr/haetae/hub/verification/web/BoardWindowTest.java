package kr.haetae.hub.verification.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import kr.haetae.hub.WindowTest;
import org.junit.jupiter.api.AfterEach;
import org.springframework.context.annotation.Import;

/** A window with staged verifications, which puts nothing secret into a URL. */
@Import(StagedVerificationsConfiguration.class)
abstract class BoardWindowTest extends WindowTest {
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

    @AfterEach
    void noUrlTellsASecret() {
        assertThat(asked).isNotEmpty().noneMatch(url -> SECRETS.stream().anyMatch(url::contains));
    }

    protected void login() {
        login("investigator");
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
}
