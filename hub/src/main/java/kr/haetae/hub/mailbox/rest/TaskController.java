package kr.haetae.hub.mailbox.rest;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import kr.haetae.hub.directory.Exchange;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.mailbox.internal.Acceptance;
import kr.haetae.hub.mailbox.internal.PollWorker;
import kr.haetae.hub.mailbox.internal.Polls;
import kr.haetae.protocol.AgentApi;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.MalformedMessageException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** Tasks out, answers in: see {@link AgentApi}. */
@RestController
class TaskController {
    private static final Pattern WORKER = Pattern.compile("[a-z0-9-]{1," + Limit.POLL_WORKER_CHARACTERS.value() + "}");
    /** Far beyond the poll's own time: Tomcat's timeout is the last resort only. */
    private static final long CONTAINER_TIMEOUT_MILLIS = 55_000;

    private final Polls polls;
    private final Acceptance acceptance;

    TaskController(Polls polls, Acceptance acceptance) {
        this.polls = polls;
        this.acceptance = acceptance;
    }

    @GetMapping(AgentApi.TASKS)
    DeferredResult<ResponseEntity<byte[]>> tasks(
            Exchange exchange,
            @RequestParam(defaultValue = "0") long waitMillis,
            @RequestParam(defaultValue = "1") int max,
            @RequestParam(required = false) @Nullable String worker,
            @RequestParam(defaultValue = "false") boolean fresh) {
        check(waitMillis >= 0 && waitMillis <= Limit.POLL_WAIT_MILLIS.value());
        check(max >= 1 && max <= Limit.POLL_TASKS.value());
        check(worker == null ? !fresh : WORKER.matcher(worker).matches());
        DeferredResult<ResponseEntity<byte[]>> answer = new DeferredResult<>(CONTAINER_TIMEOUT_MILLIS);
        polls.poll(
                exchange.id(),
                new PollWorker(worker, fresh),
                Duration.ofMillis(waitMillis),
                max,
                tasks -> answer.setResult(response(tasks)));
        return answer;
    }

    @PostMapping(AgentApi.TASKS + "/{taskId}" + AgentApi.RESULT)
    ResponseEntity<Void> result(Exchange exchange, @PathVariable String taskId, InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(Limit.TASK_ANSWER_BYTES.intValue() + 1);
        if (bytes.length > Limit.TASK_ANSWER_BYTES.value()) {
            throw new Problem(ProblemCode.TOO_LARGE);
        }
        acceptance.accept(exchange, taskId, read(bytes));
        return ResponseEntity.noContent().build();
    }

    private static Delivery read(byte[] body) {
        try {
            return Json.read(body, Delivery.class);
        } catch (MalformedMessageException e) {
            throw new Problem(ProblemCode.TASK_ANSWER_INVALID);
        }
    }

    private static ResponseEntity<byte[]> response(List<Delivery> tasks) {
        return tasks.isEmpty()
                ? ResponseEntity.noContent().build()
                : ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(Json.write(new Delivery.Batch(tasks)));
    }

    private static void check(boolean inRange) {
        if (!inRange) {
            throw new Problem(ProblemCode.BAD_REQUEST);
        }
    }
}
