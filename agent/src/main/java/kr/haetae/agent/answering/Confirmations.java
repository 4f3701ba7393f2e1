package kr.haetae.agent.answering;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kr.haetae.agent.journal.Entry;
import kr.haetae.agent.keys.AgentKeys;
import kr.haetae.agent.wallets.WalletList;
import kr.haetae.protocol.BatchSize;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.Message.Confirm;
import kr.haetae.protocol.Message.Confirmed;
import kr.haetae.protocol.Message.MemoMatch;
import kr.haetae.protocol.RefusalCode;

/** Answers confirm requests from the plain wallet list, for addresses that were asked about blindly before. */
final class Confirmations {
    private static final int MAX_TEXT_CHARACTERS = 1_000;

    private final BatchBinding binding;
    private final AgentKeys keys;
    private final Set<String> legalBases;
    private final Quota quota;
    private final AnswerLog log;
    private final Clock clock;

    Confirmations(
            BatchBinding binding, AgentKeys keys, Set<String> legalBases, Quota quota, AnswerLog log, Clock clock) {
        this.binding = binding;
        this.keys = keys;
        this.legalBases = Set.copyOf(legalBases);
        this.quota = quota;
        this.log = log;
        this.clock = clock;
    }

    /** A request as it was received. */
    static final class Request {
        private final String taskId;
        private final Confirm task;
        private final byte[] elements;
        private final String sha256;

        /**
         * Makes it of its parts.
         *
         * @param elements what came attached
         * @param sha256 of the envelope's JWS
         */
        Request(String taskId, Confirm task, byte[] elements, String sha256) {
            this.taskId = taskId;
            this.task = task;
            this.elements = elements;
            this.sha256 = sha256;
        }

        String taskId() {
            return taskId;
        }
    }

    /** Checks, takes the quota, looks every address up, and writes the log. */
    Confirmed first(Request request, WalletList wallets) throws RefusedException, IOException {
        Confirm task = request.task;
        check(task);
        List<BatchBinding.Asked> asked = binding.check(task, request.elements);
        Instant now = clock.instant();
        int count = task.items().size();
        Wire.require(quota.takeConfirmations(now, count), RefusalCode.QUOTA_EXCEEDED);
        boolean answered = false;
        try {
            Entry.ConfirmAnswered entry = answer(request, asked, wallets);
            log.answered(now, request.taskId, List.of(), entry);
            answered = true;
            return message(entry, entry.requestSha256());
        } finally {
            if (!answered) {
                quota.giveBackConfirmations(now, count);
            }
        }
    }

    /**
     * The same request again: the answer once given, even if the list has changed since. Another is refused.
     * A line of an older agent names no request: then the one at hand, which says the same, is named.
     */
    Confirmed again(Entry.ConfirmAnswered before, Request request) throws RefusedException {
        Wire.require(before.requestHmac().equals(requestHmac(request.task)), RefusalCode.MALFORMED);
        return message(before, before.requestSha256().isEmpty() ? request.sha256 : before.requestSha256());
    }

    private void check(Confirm task) throws RefusedException {
        Wire.require(!task.items().isEmpty(), RefusalCode.MALFORMED);
        Wire.require(task.items().size() <= BatchSize.MAX, RefusalCode.BATCH_TOO_LARGE);
        Wire.require(legalBases.contains(task.legalBasis().strip()), RefusalCode.LEGAL_BASIS_NOT_ACCEPTED);
        Wire.require(fits(task.agency()) && fits(task.batchId()), RefusalCode.MALFORMED);
        for (Confirm.Item item : task.items()) {
            Wire.require(
                    fits(item.chain()) && fits(item.address()) && item.memo().length() <= MAX_TEXT_CHARACTERS,
                    RefusalCode.MALFORMED);
        }
    }

    private static boolean fits(String text) {
        return !text.isBlank() && text.length() <= MAX_TEXT_CHARACTERS;
    }

    private Entry.ConfirmAnswered answer(Request request, List<BatchBinding.Asked> asked, WalletList wallets) {
        Confirm task = request.task;
        List<Entry.ConfirmAnswered.Item> items = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            items.add(look(task.items().get(i), asked.get(i), wallets));
        }
        return new Entry.ConfirmAnswered(
                request.taskId,
                task.batchId(),
                task.agency(),
                task.legalBasis(),
                task.caseCommitment(),
                requestHmac(task),
                request.sha256,
                items);
    }

    private Entry.ConfirmAnswered.Item look(Confirm.Item item, BatchBinding.Asked asked, WalletList wallets) {
        byte[] input = asked.address().lookupInput();
        boolean managed = wallets.contains(input);
        List<String> chains = managed ? wallets.chains(input) : List.of();
        boolean onAskedChain = chains.contains(asked.address().chain().name());
        return new Entry.ConfirmAnswered.Item(
                item.position(),
                item.chain(),
                keys.pseudonym(input),
                managed,
                managed ? match(wallets.memos(input), asked.memo()) : MemoMatch.NOT_APPLICABLE,
                onAskedChain ? List.of() : chains);
    }

    private static MemoMatch match(List<String> known, String asked) {
        if (known.isEmpty()) {
            return MemoMatch.NOT_APPLICABLE;
        }
        if (asked.isEmpty()) {
            return MemoMatch.MISSING;
        }
        return known.contains(asked) ? MemoMatch.KNOWN : MemoMatch.UNKNOWN;
    }

    private String requestHmac(Confirm task) {
        return keys.pseudonym(Json.write(task));
    }

    private static Confirmed message(Entry.ConfirmAnswered entry, String requestSha256) {
        return new Confirmed(
                entry.batchId(),
                requestSha256,
                entry.items().stream()
                        .map(item ->
                                new Confirmed.Answer(item.position(), item.managed(), item.memo(), item.listedOn()))
                        .toList());
    }
}
