package kr.haetae.hub.directory;

/** Names the agency the demo's people work for; it exists in the demo profile only. */
public final class DemoAgency {
    public static final String ID = "smpa-cyber";

    private DemoAgency() {}
}
