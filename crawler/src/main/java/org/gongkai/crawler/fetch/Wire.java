package org.gongkai.crawler.fetch;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.concurrent.locks.Lock;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.Command;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;

/**
 * A connection that counts what comes behind the head of an answer. The client takes as much as Content-Length declares
 * and never says that there was more, which a body that is cut by a wrong length is.
 *
 * <p>Used by the client's one thread.
 */
final class Wire implements IOSession {
    /** Servers of old end a body with a line end that they do not count. */
    private static final int LINE_END = 2;

    private final IOSession session;
    private final Watch watch;
    private boolean asked = true;
    private boolean behindHead;
    private long count;
    private int lines;
    private final StringBuilder status = new StringBuilder();

    private Wire(IOSession session, Watch watch) {
        this.session = session;
        this.watch = watch;
    }

    /** The connections of one client, and which of them was read last: the one whose answer ends now. */
    static final class Watch {
        private @org.jspecify.annotations.Nullable Wire last;

        /** The connection, counted; what is decorated later is nearer to the text, as TLS is. */
        IOSession decorate(IOSession session) {
            return new Wire(session, this);
        }

        /** Whether the server sends more than this many bytes behind the head of the answer that ends now. */
        boolean isMoreThan(long length) {
            Wire wire = last;
            return wire != null && wire.isMoreThan(length + LINE_END);
        }
    }

    private boolean isMoreThan(long length) {
        if (!behindHead) {
            return false;
        }
        ByteBuffer some = ByteBuffer.allocate(64);
        try {
            while (session.read(some) > 0) {
                some.flip();
                note(some.array(), some.position(), some.limit());
                some.clear();
                if (count > length) {
                    return true;
                }
            }
        } catch (IOException e) {
            return count > length; // the connection has ended, and so has the answer
        }
        return count > length;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int from = into.position();
        int read = session.read(into);
        if (read > 0) {
            if (asked) {
                asked = false;
                behindHead = false;
                count = 0;
                lines = 0;
                status.setLength(0);
            }
            if (behindHead) {
                count += read;
            } else {
                byte[] bytes = new byte[read];
                into.duplicate().position(from).get(bytes);
                note(bytes, 0, read);
            }
        }
        watch.last = this;
        return read;
    }

    private void note(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (behindHead) {
                count += to - i;
                return;
            }
            int octet = bytes[i];
            if (octet == '\n') {
                // blank lines before an answer belong to none
                lines += status.length() > 0 ? 1 : 0;
            } else if (octet != '\r') {
                lines = 0;
                if (status.length() < 10) {
                    status.append((char) octet);
                }
            }
            if (lines == 2) {
                // 1xx announces the answer and is not it
                behindHead = !status.toString().matches("HTTP/1\\.[01] 1");
                lines = 0;
                status.setLength(0);
            }
        }
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        if (!asked && behindHead && session.read(ByteBuffer.allocate(1)) > 0) {
            throw new IOException("the server went on after its answer had ended");
        }
        asked = true;
        return session.write(from);
    }

    @Override
    public IOEventHandler getHandler() {
        return session.getHandler();
    }

    @Override
    public void upgrade(IOEventHandler handler) {
        session.upgrade(handler);
    }

    @Override
    public Lock getLock() {
        return session.getLock();
    }

    @Override
    public void enqueue(Command command, Command.Priority priority) {
        session.enqueue(command, priority);
    }

    @Override
    public boolean hasCommands() {
        return session.hasCommands();
    }

    @Override
    public Command poll() {
        return session.poll();
    }

    @Override
    public ByteChannel channel() {
        return session.channel();
    }

    @Override
    public SocketAddress getRemoteAddress() {
        return session.getRemoteAddress();
    }

    @Override
    public SocketAddress getLocalAddress() {
        return session.getLocalAddress();
    }

    @Override
    public int getEventMask() {
        return session.getEventMask();
    }

    @Override
    public void setEventMask(int mask) {
        session.setEventMask(mask);
    }

    @Override
    public void setEvent(int event) {
        session.setEvent(event);
    }

    @Override
    public void clearEvent(int event) {
        session.clearEvent(event);
    }

    @Override
    public void close() {
        session.close();
    }

    @Override
    public void close(CloseMode mode) {
        session.close(mode);
    }

    @Override
    public Status getStatus() {
        return session.getStatus();
    }

    @Override
    public Timeout getSocketTimeout() {
        return session.getSocketTimeout();
    }

    @Override
    public void setSocketTimeout(Timeout timeout) {
        session.setSocketTimeout(timeout);
    }

    @Override
    public long getLastReadTime() {
        return session.getLastReadTime();
    }

    @Override
    public long getLastWriteTime() {
        return session.getLastWriteTime();
    }

    @Override
    public long getLastEventTime() {
        return session.getLastEventTime();
    }

    @Override
    public void updateReadTime() {
        session.updateReadTime();
    }

    @Override
    public void updateWriteTime() {
        session.updateWriteTime();
    }

    @Override
    public boolean isOpen() {
        return session.isOpen();
    }

    @Override
    public String getId() {
        return session.getId();
    }
}
