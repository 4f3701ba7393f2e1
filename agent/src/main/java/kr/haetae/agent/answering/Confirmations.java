package kr.haetae.agent.answering;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kr.haetae.address.AddressReader;
import kr.haetae.address.AddressReading;
import kr.haetae.address.WalletAddress;
import kr.haetae.agent.journal.Entry;
import kr.haetae.agent.keys.AgentKeys;
import kr.haetae.agent.wallets.WalletList;
import kr.haetae.protocol.BatchSize;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.Message.Confirm;
import kr.haetae.protocol.Message.Confirmed;
import kr.haetae.protocol.Message.MemoMatch;
import kr.haetae.protocol.RefusalCode;

/** Answers confirm requests from the plain wallet list. */
final class Confirmations {
    private static final int MAX_TEXT_CHARACTERS = 1_000;

    private final AddressReader reader;
    private final AgentKeys keys;
    private final Set<String> legalBases;
    private final Quota quota;
    private final AnswerLog log;
    private final Clock clock;

    Confirmations(
            AddressReader reader, AgentKeys keys, Set<String> legalBases, Quota quota, AnswerLog log, Clock clock) {
        this.reader = reader;
        this.keys = keys;
        this.legalBases = Set.copyOf(legalBases);
        this.quota = quota;
        this.log = log;
        this.clock = clock;
    }

    /** Checks, takes the quota, looks every address up, and writes the log. */
    Confirmed first(String taskId, Confirm task, WalletList wallets) throws RefusedException, IOException {
        check(task);
        Instant now = clock.instant();
        int count = task.items().size();
        Wire.require(quota.takeConfirmations(now, count), RefusalCode.QUOTA_EXCEEDED);
        boolean answered = false;
        try {
            Entry.ConfirmAnswered entry = answer(taskId, task, wallets);
            log.answered(now, taskId, List.of(), entry);
            answered = true;
            return message(entry);
        } finally {
            if (!answered) {
                quota.giveBackConfirmations(now, count);
            }
        }
    }

    /** The same request again: the answer once given, even if the list has changed since. Another is refused. */
    Confirmed again(Entry.ConfirmAnswered before, Confirm task) throws RefusedException {
        Wire.require(before.requestHmac().equals(requestHmac(task)), RefusalCode.MALFORMED);
        return message(before);
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

    private Entry.ConfirmAnswered answer(String taskId, Confirm task, WalletList wallets) {
        List<Entry.ConfirmAnswered.Item> items = new ArrayList<>();
        for (Confirm.Item item : task.items()) {
            items.add(look(item, wallets));
        }
        return new Entry.ConfirmAnswered(
                taskId,
                task.batchId(),
                task.agency(),
                task.legalBasis(),
                task.caseCommitment(),
                requestHmac(task),
                items);
    }

    private Entry.ConfirmAnswered.Item look(Confirm.Item item, WalletList wallets) {
        String askedMemo = item.memo().isEmpty() ? null : item.memo();
        if (reader.read(item.chain(), item.address(), askedMemo) instanceof AddressReading.Valid valid) {
            String memo = valid.memo() == null ? "" : valid.memo();
            for (WalletAddress address : valid.addresses()) {
                byte[] input = address.lookupInput();
                if (wallets.contains(input)) {
                    List<String> chains = wallets.chains(input);
                    boolean asked = chains.contains(address.chain().name());
                    return new Entry.ConfirmAnswered.Item(
                            item.position(),
                            item.chain(),
                            keys.pseudonym(input),
                            true,
                            match(wallets.memos(input), memo),
                            asked ? List.of() : chains);
                }
            }
            return denied(item, valid.addresses().get(0).lookupInput());
        }
        return denied(item, item.address().getBytes(StandardCharsets.UTF_8));
    }

    private Entry.ConfirmAnswered.Item denied(Confirm.Item asked, byte[] personal) {
        return new Entry.ConfirmAnswered.Item(
                asked.position(), asked.chain(), keys.pseudonym(personal), false, MemoMatch.NOT_APPLICABLE, List.of());
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

    private static Confirmed message(Entry.ConfirmAnswered entry) {
        return new Confirmed(
                entry.batchId(),
                entry.items().stream()
                        .map(item ->
                                new Confirmed.Answer(item.position(), item.managed(), item.memo(), item.listedOn()))
                        .toList());
    }
}
