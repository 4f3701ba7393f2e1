package kr.haetae.hub.access;

import kr.haetae.hub.frame.Limit;

/** What is counted by the day: for each person, and for all of an agency together. */
public enum Quota {
    ADDRESSES(Limit.ADDRESSES_PER_PERSON_AND_DAY, Limit.ADDRESSES_PER_AGENCY_AND_DAY);

    private final Limit ofPerson;
    private final Limit ofAgency;

    Quota(Limit ofPerson, Limit ofAgency) {
        this.ofPerson = ofPerson;
        this.ofAgency = ofAgency;
    }

    /** The most one person may take in a day. */
    public Limit ofPerson() {
        return ofPerson;
    }

    /** The most all people of one agency may take in a day. */
    public Limit ofAgency() {
        return ofAgency;
    }
}
