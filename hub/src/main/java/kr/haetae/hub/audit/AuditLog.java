package kr.haetae.hub.audit;

import java.util.UUID;

/** The record of every act. */
public interface AuditLog {
    /**
     * Records an act in the transaction that does it, so that both happen or neither.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is open
     */
    default void record(AuditEntry entry) {
        record(UUID.randomUUID(), entry);
    }

    /**
     * Records an act under an id of the caller's, who keeps it to find the entry's place in the log later.
     *
     * @param id fresh and random
     * @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is open
     */
    void record(UUID id, AuditEntry entry);
}
