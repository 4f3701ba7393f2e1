package kr.haetae.agent.hublink;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Reads a body into memory, and no further than a limit. */
final class LimitedBody implements HttpResponse.BodySubscriber<byte[]> {
    private final HttpResponse.BodySubscriber<byte[]> whole = HttpResponse.BodySubscribers.ofByteArray();
    private long remainingBytes;
    private Flow.@Nullable Subscription subscription;

    LimitedBody(long limitBytes) {
        this.remainingBytes = limitBytes;
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription opened) {
        subscription = opened;
        whole.onSubscribe(opened);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        remainingBytes -= buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (remainingBytes >= 0) {
            whole.onNext(buffers);
        } else if (subscription != null) {
            subscription.cancel();
            whole.onError(new IOException("the hub's answer is too long"));
        }
    }

    @Override
    public void onError(Throwable failure) {
        whole.onError(failure);
    }

    @Override
    public void onComplete() {
        whole.onComplete();
    }
}
