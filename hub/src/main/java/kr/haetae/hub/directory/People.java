package kr.haetae.hub.directory;

import java.util.List;
import java.util.Optional;

/** The people of agencies and exchanges, and how each came to stand where they stand. */
public interface People {
    Optional<Person> find(String id);

    /** Everybody of one organisation, those who left too, by name; {@code Limit.PEOPLE_LISTED} at most. */
    List<Person> of(Organisation organisation);

    /** Everybody of every organisation, by organisation and name; {@code Limit.PEOPLE_LISTED} at most. */
    List<Person> all();

    /**
     * Enters somebody as new, in the caller's transaction.
     *
     * @param displayName 1 to 100 characters
     * @throws kr.haetae.hub.frame.Problem ORGANISATION_UNKNOWN
     */
    Person enter(Organisation organisation, String displayName);

    /** As {@link #enter(Organisation, String)} with an id of one's choice; whoever is known by it already is answered. */
    Person enter(String id, Organisation organisation, String displayName);

    /** Reads a person and keeps everybody else from taking a step for them until the transaction ends. */
    Optional<Person> lock(String id);

    /**
     * Takes a step and records it, in the caller's transaction.
     *
     * @throws kr.haetae.hub.frame.Problem STEP_NOT_POSSIBLE from where the person stands
     */
    Person take(String personId, NewStep step);

    /** All steps a person took, in order. */
    List<TakenStep> history(String personId);
}
