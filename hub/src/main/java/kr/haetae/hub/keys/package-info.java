/** The hub's own secrets, kept in files beside the database and never in it. */
@NullMarked
package kr.haetae.hub.keys;

import org.jspecify.annotations.NullMarked;
