package kr.haetae.hub.directory;

/**
 * Somebody who works for one organisation.
 *
 * @param id names the person in records; says nothing about them
 * @param displayName what pages show
 */
public record Person(String id, Organisation organisation, String displayName, Standing standing) {
    public boolean active() {
        return standing == Standing.ACTIVE;
    }

    @Override
    public String toString() {
        return "Person[" + id + ", " + standing + "]";
    }
}
