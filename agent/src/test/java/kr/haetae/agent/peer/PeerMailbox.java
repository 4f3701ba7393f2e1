package kr.haetae.agent.peer;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import kr.haetae.protocol.AgentApi;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.Envelope;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.Message;

/** The tasks that wait for the agent, and the results it sent. */
final class PeerMailbox {
    /** Results are not answered while this is set. */
    volatile boolean hangResults;

    final AtomicInteger refuseResultsTimes = new AtomicInteger();

    /** The queries of the polls, in order. */
    final List<String> polls = new CopyOnWriteArrayList<>();

    private final LinkedBlockingQueue<Delivery> tasks = new LinkedBlockingQueue<>();
    private final Map<String, LinkedBlockingQueue<Result>> results = new ConcurrentHashMap<>();
    private final PeerGate gate;
    private final List<Throwable> failures;

    PeerMailbox(PeerGate gate, List<Throwable> failures) {
        this.gate = gate;
        this.failures = failures;
    }

    /** What came back for a task. */
    static final class Result {
        final byte[] attachment;
        private final Envelope envelope;

        private Result(Envelope envelope, byte[] attachment) {
            this.envelope = envelope;
            this.attachment = attachment;
        }

        Message message() {
            return envelope.message();
        }
    }

    void give(Delivery task) {
        tasks.add(task);
    }

    Result awaitResult(String taskId, long seconds) throws InterruptedException {
        Result result = resultsOf(taskId).poll(seconds, TimeUnit.SECONDS);
        if (result == null) {
            throw new AssertionError("no result; failures: " + failures);
        }
        return result;
    }

    private LinkedBlockingQueue<Result> resultsOf(String taskId) {
        return results.computeIfAbsent(taskId, id -> new LinkedBlockingQueue<>());
    }

    void serve(HttpExchange http) throws Exception {
        if (http.getRequestMethod().equals("GET")) {
            poll(http);
        } else {
            result(http);
        }
    }

    private void poll(HttpExchange http) throws Exception {
        polls.add(http.getRequestURI().getQuery());
        Delivery task = tasks.poll(500, TimeUnit.MILLISECONDS);
        if (task == null) {
            http.sendResponseHeaders(204, -1);
            return;
        }
        List<Delivery> more = new ArrayList<>(List.of(task));
        tasks.drainTo(more, 7);
        try {
            PeerServer.reply(http, 200, new Delivery.Batch(more));
        } catch (IOException e) {
            // The agent that asked was killed: another may have them.
            tasks.addAll(more);
        }
    }

    private void result(HttpExchange http) throws Exception {
        String path = http.getRequestURI().getPath();
        String taskId = path.substring(AgentApi.TASKS.length() + 1, path.length() - AgentApi.RESULT.length());
        Delivery delivery = Json.read(http.getRequestBody().readAllBytes(), Delivery.class);
        Envelope envelope = gate.open(delivery.envelope());
        if (hangResults) {
            Thread.sleep(TimeUnit.HOURS.toMillis(1));
        }
        if (refuseResultsTimes.getAndUpdate(times -> Math.max(0, times - 1)) > 0) {
            http.sendResponseHeaders(503, -1);
            return;
        }
        resultsOf(taskId).add(new Result(envelope, delivery.attached()));
        http.sendResponseHeaders(204, -1);
    }
}
