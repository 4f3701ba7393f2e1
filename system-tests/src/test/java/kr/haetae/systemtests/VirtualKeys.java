package kr.haetae.systemtests;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** Authenticators of Chromium's own making, plugged into one page (DevTools protocol, domain WebAuthn). */
final class VirtualKeys {
    private final CDPSession devTools;

    VirtualKeys(Page page) {
        devTools = page.context().newCDPSession(page);
        devTools.send("WebAuthn.enable", new JsonObject());
    }

    /** Plugs one in that verifies its person and is touched at once; answers its id. */
    String plugIn(String transport) {
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", transport);
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject wanted = new JsonObject();
        wanted.add("options", options);
        return devTools.send("WebAuthn.addVirtualAuthenticator", wanted)
                .get("authenticatorId")
                .getAsString();
    }

    /** Whether its person touches it when it blinks. */
    void touch(String authenticator, boolean touches) {
        JsonObject wanted = new JsonObject();
        wanted.addProperty("authenticatorId", authenticator);
        wanted.addProperty("enabled", touches);
        devTools.send("WebAuthn.setAutomaticPresenceSimulation", wanted);
    }
}
