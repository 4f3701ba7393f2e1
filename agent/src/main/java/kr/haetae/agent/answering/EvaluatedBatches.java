package kr.haetae.agent.answering;

import com.nimbusds.jose.JWSObject;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import kr.haetae.agent.journal.Entry;
import kr.haetae.protocol.BatchHeader;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.MalformedMessageException;

/**
 * The headers of the batches that were evaluated here, as the log has them: what a confirm request is held against. Filled
 * from the log alone, at start and with every block that is written.
 */
final class EvaluatedBatches {
    /** How long a batch may still be asked about in the clear: a person may take weeks over a conflict. */
    static final Duration KEPT = Duration.ofDays(35);

    /** Most batches remembered, about 0.7 KB each; the oldest go first. */
    static final int MAX = 50_000;

    private final Map<String, Evaluated> batches = new LinkedHashMap<>();
    /** Headers of tasks whose outcome the log has not said yet. */
    private final Map<String, BatchHeader> received = new HashMap<>();

    private record Evaluated(Instant time, BatchHeader header) {}

    synchronized Optional<BatchHeader> header(String batchId) {
        return Optional.ofNullable(batches.get(batchId)).map(Evaluated::header);
    }

    /** Takes one entry of the log. The first header of a batch id is the one that counts. */
    synchronized void take(Instant time, Entry entry) {
        if (entry instanceof Entry.BatchReceived batch) {
            received.put(batch.task(), headerOf(batch.header()));
        } else if (entry instanceof Entry.Evaluated evaluated) {
            BatchHeader header = received.remove(evaluated.task());
            if (header != null && header.batchId().equals(evaluated.batchId())) {
                forget(time.minus(KEPT));
                batches.putIfAbsent(header.batchId(), new Evaluated(time, header));
            }
        } else if (entry instanceof Entry.Refused refused) {
            received.remove(refused.task());
        }
    }

    private void forget(Instant before) {
        Iterator<Evaluated> oldestFirst = batches.values().iterator();
        while (oldestFirst.hasNext() && (oldestFirst.next().time.isBefore(before) || batches.size() >= MAX)) {
            oldestFirst.remove();
        }
    }

    /** The log's own line: its signature was checked before it was written. */
    private static BatchHeader headerOf(String jws) {
        try {
            return Json.read(JWSObject.parse(jws).getPayload().toBytes(), BatchHeader.class);
        } catch (ParseException e) {
            throw new MalformedMessageException("not a signed header");
        }
    }
}
