package kr.haetae.hub.audit;

/** Gives committed rows their place in the log. */
public interface Sequencer {
    /**
     * Takes what was committed meanwhile, up to a number of rows, into the tree and signs its new head, all in one
     * transaction. Of the hub's nodes one at a time does.
     *
     * @return whether there is probably more
     * @throws LogDamagedException if the stored tree is not the one that was signed last
     */
    boolean sequence();
}
