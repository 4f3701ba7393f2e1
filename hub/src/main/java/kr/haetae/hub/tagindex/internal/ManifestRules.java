package kr.haetae.hub.tagindex.internal;

import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kr.haetae.address.Chain;
import kr.haetae.address.ChainRegistry;
import kr.haetae.hub.directory.Exchange;
import kr.haetae.hub.tagindex.internal.UploadRefused.Reason;
import kr.haetae.oprf.Group;
import kr.haetae.oprf.InvalidElementException;
import kr.haetae.protocol.Envelope;
import kr.haetae.protocol.MalformedMessageException;
import kr.haetae.protocol.Message.Manifest;
import org.springframework.stereotype.Component;

/** What a manifest must be before the hub takes a single chunk. */
@Component
public class ManifestRules {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    /** Little-endian 1: multiplying by it decodes and checks an element and changes nothing. */
    private static final byte[] SCALAR_ONE = one();

    private final Group group = Group.best();
    private final Set<String> namespaces =
            ChainRegistry.standard().chains().stream().map(Chain::namespace).collect(Collectors.toUnmodifiableSet());
    private final long maxTags;

    public ManifestRules(TagIndexProperties properties) {
        this.maxTags = properties.maxTags();
    }

    /**
     * Opens and checks a signed manifest.
     *
     * @throws UploadRefused if anything is not as it should be
     */
    Manifest open(Exchange exchange, String jws) {
        Manifest manifest = verified(exchange, jws);
        require(manifest.exchange().equals(exchange.id().name()), Reason.WRONG_EXCHANGE);
        require(manifest.seq() == 0, Reason.DELTAS_NOT_SERVED);
        require(manifest.epoch() > 0, Reason.EPOCH_NOT_NEWER);
        require(manifest.count() > 0 && manifest.count() <= maxTags, Reason.COUNT_OUT_OF_RANGE);
        require(isHash(manifest.digest()) && isHash(manifest.previousHash()), Reason.MALFORMED_DIGEST);
        require(isHash(manifest.publicKey()) && isElement(manifest.publicKey()), Reason.INVALID_PUBLIC_KEY);
        require(
                !manifest.namespaces().isEmpty() && namespaces.containsAll(manifest.namespaces()),
                Reason.UNKNOWN_NAMESPACE);
        require(
                Set.copyOf(manifest.namespaces()).size()
                        == manifest.namespaces().size(),
                Reason.UNKNOWN_NAMESPACE);
        return manifest;
    }

    private static Manifest verified(Exchange exchange, String jws) {
        try {
            Envelope envelope =
                    Envelope.open(jws, exchange.verifyKey(), exchange.id().name(), Envelope.HUB);
            if (envelope.message() instanceof Manifest manifest) {
                return manifest;
            }
        } catch (MalformedMessageException malformed) {
            // Refused below like any other message that is no manifest.
        }
        throw new UploadRefused(Reason.NO_MANIFEST);
    }

    private boolean isElement(String hex) {
        try {
            group.multiplyAll(SCALAR_ONE, HexFormat.of().parseHex(hex));
            return true;
        } catch (InvalidElementException e) {
            return false;
        }
    }

    private static boolean isHash(String text) {
        return HASH.matcher(text).matches();
    }

    private static byte[] one() {
        byte[] scalar = new byte[Group.SCALAR_LENGTH_BYTES];
        scalar[0] = 1;
        return scalar;
    }

    private static void require(boolean condition, Reason reason) {
        if (!condition) {
            throw new UploadRefused(reason);
        }
    }
}
