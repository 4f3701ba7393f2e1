/** The one connection to the hub: mutual TLS with a pinned certificate, and its transcript. */
@NullMarked
package kr.haetae.agent.hublink;

import org.jspecify.annotations.NullMarked;
