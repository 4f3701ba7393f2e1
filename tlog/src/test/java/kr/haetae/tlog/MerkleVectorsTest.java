package kr.haetae.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The published probes of transparency-dev/merkle, good ones and bad ones; the resources name source and licence. */
class MerkleVectorsTest {
    private static final int PUBLISHED_PROBES = 98;

    private record Probe(String name, boolean refused, long first, long second, List<byte[]> hashes, String proof) {
        List<byte[]> proofHashes() {
            List<byte[]> hashes = new ArrayList<>();
            String[] parts = proof.split(",", -1);
            for (int i = 1; i < parts.length; i++) {
                hashes.add(Base64.getDecoder().decode(parts[i]));
            }
            return hashes;
        }
    }

    @Test
    void inclusionProofsAreAcceptedAndRefusedAsPublished() {
        List<Probe> probes = probes("inclusion.tsv");
        for (Probe probe : probes) {
            boolean accepted = MerkleProof.includes(
                    probe.hashes().get(1),
                    probe.first(),
                    probe.second(),
                    probe.proofHashes(),
                    probe.hashes().get(0));
            assertThat(accepted).as(probe.name()).isEqualTo(!probe.refused());
        }
        assertThat(probes).hasSize(PUBLISHED_PROBES);
        assertThat(probes).anyMatch(Probe::refused).anyMatch(probe -> !probe.refused());
    }

    @Test
    void consistencyProofsAreAcceptedAndRefusedAsPublished() {
        List<Probe> probes = probes("consistency.tsv");
        for (Probe probe : probes) {
            boolean accepted = MerkleProof.extendsTree(
                    probe.first(),
                    probe.hashes().get(0),
                    probe.second(),
                    probe.hashes().get(1),
                    probe.proofHashes());
            assertThat(accepted).as(probe.name()).isEqualTo(!probe.refused());
        }
        assertThat(probes).hasSize(PUBLISHED_PROBES);
        assertThat(probes).anyMatch(Probe::refused).anyMatch(probe -> !probe.refused());
    }

    private static List<Probe> probes(String resource) {
        try (InputStream in = MerkleVectorsTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(MerkleVectorsTest::probe)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Probe probe(String line) {
        String[] column = line.split("\t", -1);
        return new Probe(
                column[0],
                column[1].equals("1"),
                Long.parseUnsignedLong(column[2]),
                Long.parseUnsignedLong(column[3]),
                List.of(
                        Base64.getDecoder().decode(column[4]),
                        Base64.getDecoder().decode(column[5])),
                column[6]);
    }
}
