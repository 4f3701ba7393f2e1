package kr.haetae.hub.audit;

/** The record of every act. */
public interface AuditLog {
    /**
     * Records an act in the transaction that does it, so that both happen or neither.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is open
     */
    void record(AuditEntry entry);
}
