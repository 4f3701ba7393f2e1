/**
 * Agencies, exchanges, people and their keys.
 */
@NullMarked
package kr.haetae.hub.directory;

import org.jspecify.annotations.NullMarked;
