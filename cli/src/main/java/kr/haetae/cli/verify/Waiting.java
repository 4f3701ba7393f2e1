package kr.haetae.cli.verify;

import kr.haetae.cli.hubclient.HubClient;
import kr.haetae.cli.hubclient.HubGone;

/** Waits until a verification has settled, asking seldom enough to cost the hub nothing. */
final class Waiting {
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    private final HubClient client;
    private final String id;
    private final ProgressBar bar;
    private final Patience patience;

    Waiting(HubClient client, String id, ProgressBar bar, Patience patience) {
        this.client = client;
        this.id = id;
        this.bar = bar;
        this.patience = patience;
    }

    /** Whether every answer came; false when the deadline passed for an exchange. */
    boolean untilSettled() throws HubGone {
        long pauseMillis = FIRST_PAUSE_MILLIS;
        while (true) {
            Progress progress =
                    patience.with(() -> Progress.of(client.get("/api/v1/verifications/" + id + "/progress")));
            bar.show(progress);
            if (progress.settled()) {
                bar.done();
                return !progress.deadlinePassed();
            }
            Patience.pause(pauseMillis);
            pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, pauseMillis * 3 / 2);
        }
    }
}
