package org.gongkai.crawler.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** One answer on its way: the client's thread fills it, the thread that asked waits for it. */
final class Answer implements AsyncResponseConsumer<Void> {
    /** In the words of WARC-Truncated, which has none for a length that is wrong. */
    static final String SENDS_MORE = "unspecified";

    /** Room that is made for a body beforehand at most: what a server says of its length may be wrong. */
    private static final long MOST_ROOM = 1 << 20;

    private final BodyLimit limits;
    private final long deadline;
    private final Duration firstByte;
    private final Wire.Watch wires;

    private ByteArrayOutputStream body = new ByteArrayOutputStream();
    private Transport.@Nullable Sent sent;
    private @Nullable HttpResponse head;
    private @Nullable FutureCallback<Void> whole;
    private @Nullable Exception failure;
    private Optional<String> truncated = Optional.empty();
    private long limit;
    private long asked;
    private boolean ended;

    /** How waiting ended. */
    enum End {
        /** The answer, or why there is none, is here. */
        CAME,
        /** No head within the time for it. */
        SILENT,
        /** Not all within the time for the whole exchange. */
        TOO_LONG
    }

    /**
     * An answer that is waited for from now on.
     *
     * @param firstByte from the request to the head
     * @param all for everything together
     * @param wires the client's connections
     */
    Answer(BodyLimit limits, Duration firstByte, Duration all, Wire.Watch wires) {
        this.limits = limits;
        this.wires = wires;
        this.firstByte = firstByte;
        this.deadline = System.nanoTime() + all.toNanos();
    }

    /** The connection is there and the request goes out. */
    synchronized void asked(Transport.Sent request) {
        sent = request;
        asked = System.nanoTime();
        notifyAll();
    }

    /** Waits until there is nothing more to wait for; whatever comes later is not taken in. */
    synchronized End await() throws InterruptedException {
        while (!ended) {
            long now = System.nanoTime();
            if (now - deadline >= 0) {
                ended = true;
                truncated = Optional.of("time");
                return End.TOO_LONG;
            }
            long left = deadline - now;
            if (sent != null && head == null) {
                long patience = asked + firstByte.toNanos() - now;
                if (patience <= 0) {
                    ended = true;
                    return End.SILENT;
                }
                left = Math.min(left, patience);
            }
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
        return End.CAME;
    }

    /** The request as it went out; null before that. */
    synchronized Transport.@Nullable Sent sent() {
        return sent;
    }

    /** The head of the answer; null when none came. */
    synchronized @Nullable HttpResponse head() {
        return head;
    }

    /** Why the exchange failed; null when it did not. */
    synchronized @Nullable Exception failure() {
        return failure;
    }

    /** What came of the body, content coding kept. */
    synchronized byte[] body() {
        return body.toByteArray();
    }

    /** Why the body is not whole, in the words of WARC-Truncated; empty when it is. */
    synchronized Optional<String> truncated() {
        return truncated;
    }

    @Override
    public synchronized void consumeResponse(
            HttpResponse response, @Nullable EntityDetails entity, HttpContext context, FutureCallback<Void> callback) {
        if (ended) {
            return;
        }
        head = response;
        whole = callback;
        limit = limits.bytes(
                Optional.ofNullable(response.getFirstHeader("Content-Type")).map(Header::getValue));
        if (entity == null) {
            end();
        } else if (entity.getContentLength() > 0) {
            body = new ByteArrayOutputStream((int) Math.min(MOST_ROOM, entity.getContentLength()));
        }
        notifyAll();
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // 1xx says nothing that would have to be kept
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public synchronized void consume(ByteBuffer source) throws IOException {
        if (ended) {
            throw new IOException("nobody waits for this any more");
        }
        int count = source.remaining();
        int room = (int) Math.min(count, limit - body.size());
        if (source.hasArray()) {
            body.write(source.array(), source.arrayOffset() + source.position(), room);
            source.position(source.limit());
        } else {
            byte[] some = new byte[count];
            source.get(some);
            body.write(some, 0, room);
        }
        if (room < count) {
            ended = true;
            truncated = Optional.of("length");
            notifyAll();
            throw new IOException("more than " + limit + " bytes"); // makes the client drop the connection
        }
    }

    @Override
    public synchronized void streamEnd(@Nullable List<? extends Header> trailers) throws IOException {
        if (!ended && sendsMore()) {
            ended = true;
            truncated = Optional.of(SENDS_MORE);
            notifyAll();
            throw new IOException("more than Content-Length"); // what is left must not be taken for the next answer
        }
        end();
    }

    private boolean sendsMore() {
        HttpResponse answer = head;
        if (answer == null || answer.containsHeader("Transfer-Encoding")) {
            return false;
        }
        Header length = answer.getFirstHeader("Content-Length");
        boolean first = answer.getVersion() == null || answer.getVersion().getMajor() < 2;
        return length != null && first && wires.isMoreThan(body.size());
    }

    private void end() {
        ended = true;
        notifyAll();
        FutureCallback<Void> callback = whole;
        if (callback != null) {
            callback.completed(null);
        }
    }

    @Override
    public synchronized void failed(Exception cause) {
        if (!ended) {
            ended = true;
            failure = cause;
            truncated = Optional.of(cause instanceof SocketTimeoutException ? "time" : "disconnect");
            notifyAll();
        }
    }

    @Override
    public void releaseResources() {
        // the body is what is wanted
    }
}
