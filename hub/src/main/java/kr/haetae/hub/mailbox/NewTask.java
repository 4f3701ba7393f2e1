package kr.haetae.hub.mailbox;

import java.util.UUID;
import kr.haetae.hub.directory.ExchangeId;

/**
 * A task to be put into an exchange's mailbox.
 *
 * @param id random; what the exchange sees of it is its 32 hex digits
 * @param subject what it is about: the batch or the confirmation its contents are rendered from at delivery
 */
public record NewTask(UUID id, ExchangeId exchange, TaskKind kind, UUID subject) {}
