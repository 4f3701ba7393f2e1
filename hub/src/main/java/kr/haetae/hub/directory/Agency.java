package kr.haetae.hub.directory;

/** An investigating agency. */
public record Agency(String id, String nameKo, String nameEn) {}
