package kr.haetae.address;

import java.util.List;

/** The codecs known, in the order they are tried and shown. */
public record ChainRegistry(List<ChainCodec> codecs) {
    public ChainRegistry {
        codecs = List.copyOf(codecs);
    }

    public static ChainRegistry standard() {
        return new ChainRegistry(List.of());
    }

    public List<Chain> chains() {
        return codecs.stream().flatMap(codec -> codec.chains().stream()).toList();
    }
}
