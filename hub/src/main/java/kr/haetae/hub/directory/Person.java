package kr.haetae.hub.directory;

/** Somebody who works for an agency. */
public record Person(String id, String agencyId, String displayName) {}
