package kr.haetae.hub.access;

/** Where somebody asks that their identity at a provider be bound to them. */
public interface IdentityRequests {
    /**
     * Asks two others to bind it.
     *
     * @throws kr.haetae.hub.frame.Problem IDENTITY_KNOWN if it is bound already
     */
    void ask(Caller caller, Identities.Identity identity);
}
