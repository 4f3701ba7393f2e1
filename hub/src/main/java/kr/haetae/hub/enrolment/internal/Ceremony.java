package kr.haetae.hub.enrolment.internal;

import java.util.Map;
import kr.haetae.hub.access.Credentials;

/** How somebody who holds a token leaves what they will prove themself with. Passkeys will enter here. */
interface Ceremony {
    /** Makes a credential: its kind, and what it is known by. */
    Map.Entry<Credentials.Kind, String> perform();
}
