package kr.haetae.hub.transparency;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kr.haetae.hub.machineport.TestMember;
import kr.haetae.protocol.AgentApi;
import kr.haetae.protocol.AgentApi.WitnessReport;
import kr.haetae.protocol.AgentApi.WitnessRequest;
import kr.haetae.protocol.HubCard;
import kr.haetae.protocol.Json;
import kr.haetae.protocol.MemberCard;
import kr.haetae.tlog.AddCheckpoint;
import kr.haetae.tlog.NoteKey;
import kr.haetae.tlog.NoteSigner;
import kr.haetae.tlog.SignedNote;
import kr.haetae.tlog.Witness;
import kr.haetae.tlog.WitnessLedger;
import org.jspecify.annotations.Nullable;

/** A witness with real keys that speaks to the real machine port; its ledger is in memory. */
final class TestWitness {
    private final TestMember member;
    private final NoteSigner signer;
    private final NoteKey log;
    private final HubCard hub;
    private final HttpClient client;
    final Memory ledger = new Memory();
    final Witness witness;
    final List<String> refusals = new ArrayList<>();

    TestWitness(String name, HubCard hub) {
        this.member = new TestMember(name);
        this.signer = NoteSigner.generate(name + "/witness", NoteKey.Type.COSIGNER);
        this.log = NoteKey.parse(hub.logKey());
        this.hub = hub;
        this.client = member.client(hub);
        this.witness = new Witness(signer, List.of(log), ledger, Clock.systemUTC());
    }

    /** What it cosigned last. */
    static final class Memory implements WitnessLedger {
        @Nullable
        SignedNote latest;

        @Override
        public Optional<SignedNote> latest(String origin) {
            return Optional.ofNullable(latest);
        }

        @Override
        public boolean advance(String origin, long expectedSize, SignedNote checkpoint) {
            latest = checkpoint;
            return true;
        }
    }

    MemberCard card() {
        MemberCard card = member.card();
        return new MemberCard(
                card.exchange(),
                card.certificateSha256(),
                card.verifyKey(),
                signer.key().text());
    }

    String name() {
        return member.name();
    }

    NoteKey key() {
        return signer.key();
    }

    /** Its cosignature, whatever it knows. */
    String cosign(String text) {
        return signer.cosign(text, Clock.systemUTC().instant()).line();
    }

    /** One round as an agent does it; gives the size cosigned, or -1. */
    long round() {
        long cosigned = -1;
        WitnessReport report = new WitnessReport(log.name(), witness.knownSize(log.name()), "", "");
        for (int trip = 0; trip < 3; trip++) {
            HttpResponse<byte[]> answer = post(Json.write(report));
            if (answer.statusCode() != 200) {
                return cosigned;
            }
            AddCheckpoint request = AddCheckpoint.parse(
                    Json.read(answer.body(), WitnessRequest.class).addCheckpoint());
            Witness.Outcome outcome = witness.add(request);
            if (outcome instanceof Witness.Cosigned done) {
                cosigned = done.checkpoint().size();
                report = new WitnessReport(
                        log.name(), cosigned, done.cosignature().line(), "");
            } else {
                Witness.Refused refused = (Witness.Refused) outcome;
                refusals.add(refused.refusal().name());
                report = new WitnessReport(
                        log.name(), refused.knownSize(), "", refused.refusal().name());
            }
        }
        return cosigned;
    }

    HttpResponse<byte[]> post(byte[] body) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(hub.url() + AgentApi.WITNESS))
                            .timeout(Duration.ofSeconds(20))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
