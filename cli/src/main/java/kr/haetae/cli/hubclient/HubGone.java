package kr.haetae.cli.hubclient;

/** The hub cannot be reached, or stopped answering in the middle. */
public final class HubGone extends Exception {
    private static final long serialVersionUID = 1L;

    public HubGone(String reason) {
        super(reason);
    }
}
