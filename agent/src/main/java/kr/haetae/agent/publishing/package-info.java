/** Makes an epoch: key, tags, manifest, resumable upload, until the hub has it active. */
@NullMarked
package kr.haetae.agent.publishing;

import org.jspecify.annotations.NullMarked;
