package kr.haetae.hub.transparency.rest;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import kr.haetae.hub.directory.Exchange;
import kr.haetae.hub.frame.Limit;
import kr.haetae.hub.frame.Problem;
import kr.haetae.hub.frame.ProblemCode;
import kr.haetae.hub.transparency.internal.WitnessDesk;
import kr.haetae.protocol.AgentApi;
import kr.haetae.protocol.AgentApi.WitnessReport;
import kr.haetae.protocol.AgentApi.WitnessRequest;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.MalformedMessageException;
import kr.haetae.tlog.AddCheckpoint;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Heads out, cosignatures in: see {@link AgentApi#WITNESS}. */
@RestController
class WitnessController {
    private final WitnessDesk desk;

    WitnessController(WitnessDesk desk) {
        this.desk = desk;
    }

    @PostMapping(AgentApi.WITNESS)
    ResponseEntity<byte[]> report(Exchange exchange, InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(Limit.WITNESS_REPORT_BYTES.intValue() + 1);
        if (bytes.length > Limit.WITNESS_REPORT_BYTES.value()) {
            throw new Problem(ProblemCode.TOO_LARGE);
        }
        Optional<AddCheckpoint> next = desk.report(exchange.id(), read(bytes));
        return next.isEmpty()
                ? ResponseEntity.noContent().build()
                : ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(Json.write(new WitnessRequest(next.get().encode())));
    }

    private static WitnessReport read(byte[] body) {
        try {
            return Json.read(body, WitnessReport.class);
        } catch (MalformedMessageException e) {
            throw new Problem(ProblemCode.BAD_REQUEST);
        }
    }
}
