package kr.haetae.hub.tagindex.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import kr.haetae.hub.directory.Exchange;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.tagindex.internal.EpochUploads;
import kr.haetae.hub.tagindex.internal.EpochUploads.Announced;
import kr.haetae.hub.tagindex.internal.IndexWork;
import kr.haetae.hub.tagindex.internal.UploadRefused;
import kr.haetae.protocol.AgentApi;
import kr.haetae.protocol.AgentApi.EpochList;
import kr.haetae.protocol.AgentApi.EpochState;
import kr.haetae.protocol.AgentApi.EpochStatus;
import kr.haetae.protocol.Delivery;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.MalformedMessageException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@link AgentApi#EPOCHS}: an exchange sees and changes nothing but its own epochs. */
@RestController
@RequestMapping(AgentApi.EPOCHS)
class EpochController {
    private static final int MAX_CHUNK_BYTES = Limit.EPOCH_CHUNK_TAGS.intValue() * 12;
    /** An index of a few million tags is built within it; an agent with more asks again. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    private final EpochUploads uploads;
    private final IndexWork work;

    EpochController(EpochUploads uploads, IndexWork work) {
        this.uploads = uploads;
        this.work = work;
    }

    @PostMapping
    ResponseEntity<EpochStatus> announce(Exchange exchange, HttpServletRequest request) throws IOException {
        Delivery delivery = Json.read(body(request, Limit.EPOCH_MANIFEST_BYTES.intValue()), Delivery.class);
        Announced announced = uploads.announce(exchange, delivery.envelope());
        return ResponseEntity.status(announced.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(announced.status());
    }

    @GetMapping
    EpochList list(Exchange exchange) {
        return uploads.list(exchange.id());
    }

    @GetMapping("/{epoch}")
    EpochStatus status(Exchange exchange, @PathVariable long epoch) {
        return uploads.status(exchange.id(), epoch);
    }

    @PutMapping("/{epoch}/chunks/{number}")
    ResponseEntity<Void> store(
            Exchange exchange, @PathVariable long epoch, @PathVariable long number, HttpServletRequest request)
            throws IOException {
        uploads.store(exchange.id(), epoch, number, body(request, MAX_CHUNK_BYTES));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{epoch}/complete")
    ResponseEntity<EpochStatus> complete(Exchange exchange, @PathVariable long epoch) throws InterruptedException {
        EpochStatus status = uploads.complete(exchange.id(), epoch);
        if (status.state() == EpochState.UPLOADING) {
            work.buildAndWait(LONGEST_WAIT);
            status = uploads.status(exchange.id(), epoch);
        }
        return ResponseEntity.accepted().body(status);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(UploadRefused refused) {
        ProblemDetail problem =
                problem(refused.reason().status(), refused.reason().name(), refused.getMessage());
        if (refused.nextChunk() >= 0) {
            problem.setProperty("nextChunk", refused.nextChunk());
        }
        return ResponseEntity.of(problem).build();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> malformed(MalformedMessageException malformed) {
        return ResponseEntity.of(problem(HttpStatus.BAD_REQUEST.value(), "MALFORMED", malformed.getMessage()))
                .build();
    }

    private static ProblemDetail problem(int status, String code, @Nullable String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), detail);
        problem.setType(URI.create("urn:haetae:problem:" + code));
        problem.setProperty("code", code);
        return problem;
    }

    private static byte[] body(HttpServletRequest request, int maxBytes) throws IOException {
        byte[] body = request.getInputStream().readNBytes(maxBytes + 1);
        if (body.length > maxBytes) {
            throw new MalformedMessageException("the body is too long");
        }
        return body;
    }
}
