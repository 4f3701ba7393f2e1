/** What people's authenticators are asked and how their answers are checked (WebAuthn Level 3). */
@NullMarked
package kr.haetae.hub.access.passkey;

import org.jspecify.annotations.NullMarked;
